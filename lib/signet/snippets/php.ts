import { bodyOf, headersOf, type SnippetRequest } from './snippet-request.ts'
import { expression, isPlainlyVisible, plainText, type Text } from './text.ts'

export function php(request: SnippetRequest): string {
  const body = bodyOf(request)
  const headers = headersOf(request).map(([name, value]) => `        ${phpText([`${name}: `, ...value])},\n`)
  const method =
    request.method === 'HEAD' ? 'CURLOPT_NOBODY => true' : `CURLOPT_CUSTOMREQUEST => ${phpLiteral(request.method)}`
  return `<?php
${body === undefined ? '' : `$body = ${phpBody(body)};\n`}
$curl = curl_init(${phpLiteral(request.url)});
curl_setopt_array($curl, [
    ${method},
    CURLOPT_RETURNTRANSFER => true,
${headers.length === 0 ? '' : `    CURLOPT_HTTPHEADER => [\n${headers.join('')}    ],\n`}${body === undefined ? '' : '    CURLOPT_POSTFIELDS => $body,\n'}]);
$answer = curl_exec($curl);
if ($answer === false) {
    throw new RuntimeException(curl_error($curl));
}
echo curl_getinfo($curl, CURLINFO_RESPONSE_CODE), ' ', $answer, PHP_EOL;
`
}

/** Adjacent texts are one: `'Authorization: Bearer ' . getenv(…)`. */
function phpText(text: Text): string {
  const whole = plainText(text)
  const joined = whole === undefined ? mergeTexts(text) : [whole]
  return expression(joined, { literal: phpLiteral, env: (name) => `getenv(${phpLiteral(name)})`, plus: ' . ' })
}

function mergeTexts(text: Text): Text {
  const merged: (string | { readonly env: string })[] = []
  for (const piece of text) {
    const last = merged.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') merged[merged.length - 1] = last + piece
    else merged.push(piece)
  }
  return merged
}

/** In single quotes a text stands as it is, but for the quote and the backslash. */
const phpLiteral = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`

/** A nowdoc where it reads better: in it everything stands as it is, up to the line with its name. */
function phpBody(body: Text): string {
  const text = plainText(body)
  const isRaw = text !== undefined && isPlainlyVisible(text) && !/^\s*JSON/m.test(text)
  return isRaw ? `<<<'JSON'\n${text}\nJSON` : phpText(body)
}
