/**
 * Runs JavaScript snippets one after the other, and ends each one's output with a record separator. A snippet has ended
 * when it has told its answer: Node's own module calls back only then.
 */
for (const file of process.argv.slice(2)) {
  const told = new Promise((resolve) => {
    globalThis.console = { ...console, log: (...words) => process.stdout.write(words.join(' '), resolve) }
  })
  await import(file)
  await told
  process.stdout.write('\x1e')
}
