# Runs Ruby snippets one after the other, and ends each one's output with a record separator.
ARGV.each do |file|
  load File.expand_path(file)
  print "\x1e"
end
