import { bodyOf, headersOf, type SnippetRequest } from './snippet-request.ts'
import { doubleQuoted, expression, indent, isPlainlyVisible, plainText, type Text } from './text.ts'

export function csharp(request: SnippetRequest): string {
  const body = bodyOf(request)
  const lines = headersOf(request).map(([name, value]) => headerLine(name, csharpText(value), body !== undefined))
  const content = body === undefined ? '' : `request.Content = new StringContent(${csharpBody(body)}, Encoding.UTF8);\n`
  return `using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;

using var client = new HttpClient();
using var request = new HttpRequestMessage(new HttpMethod(${doubleQuoted(request.method)}), ${doubleQuoted(request.url)});
${content}${lines.join('')}
using var response = await client.SendAsync(request);
Console.WriteLine($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
`
}

/** What describes the body belongs to the body there, and would be refused beside it. */
const OF_CONTENT = /^(?:allow|content-.+|expires|last-modified)$/i

function headerLine(name: string, value: string, hasBody: boolean): string {
  if (!OF_CONTENT.test(name)) return `request.Headers.TryAddWithoutValidation(${doubleQuoted(name)}, ${value});\n`
  if (!hasBody) return ''
  if (name.toLowerCase() === 'content-type') {
    return `request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(${value});\n`
  }
  return `request.Content.Headers.TryAddWithoutValidation(${doubleQuoted(name)}, ${value});\n`
}

const csharpText = (text: Text): string =>
  expression(text, {
    literal: doubleQuoted,
    env: (name) => `Environment.GetEnvironmentVariable(${doubleQuoted(name)})`,
    plus: ' + ',
  })

/** A raw string where it reads better: in it everything stands as it is, up to three quotes. */
function csharpBody(body: Text): string {
  const text = plainText(body)
  const isRaw = text !== undefined && /["\n]/.test(text) && !text.includes('"""') && isPlainlyVisible(text)
  return isRaw ? `"""\n${indent(text, '    ')}\n    """` : csharpText(body)
}
