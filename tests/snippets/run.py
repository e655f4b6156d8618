"""Runs Python snippets one after the other in one process, and ends each one's output with a record separator.

Usage: run.py FILE…
"""

import sys

for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        exec(compile(file.read(), path, "exec"), {"__name__": "__main__"})
    print("\x1e", end="", flush=True)
