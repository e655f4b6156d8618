# Runs shell snippets one after the other. Each one's output is followed by its exit code and a record separator.
for file in "$@"; do
  code=0
  bash "$file" || code=$?
  printf '\nexit %s\036' "$code"
done
