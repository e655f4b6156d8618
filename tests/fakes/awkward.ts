import fc from 'fast-check'

/** What quoting gets wrong, one at a time and together. No NUL, which no argument of a command can hold. */
const piece = fc.oneof(
  fc.constantFrom("'", "''", '"', '"""', '$(id)', '`id`', '\\', '\\u0041', '!!', '@/etc/hosts', '-o x', ' ', '#', '~'),
  fc.constantFrom(
    '\n',
    '\r\n',
    '\t',
    '\u0001',
    '\u001b[31m',
    '\u007f',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\u202e',
    'ünï',
    '🙂',
  ),
  fc.constantFrom(
    '$' + '{{ secrets.X }}',
    '$' + '{HOME}',
    '#{1+1}',
    '{{apiKey}}',
    "$'x'",
    'JSON\n',
    'EOF\n',
    '%s',
    '%zz',
    '&',
    ';',
  ),
  fc.string({ unit: fc.constantFrom(...'ab \'"$`\\!#&;|<>*?~()[]{}%^=:\t\n'.split('')), minLength: 1, maxLength: 12 }),
)

/** A text of several pieces. */
export const awkwardText = fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''))

/** The same as a header can carry it. */
export const awkwardHeader = awkwardText.map((text) => text.replace(/[^\t\x20-\x7E]/g, ' ').trim())
