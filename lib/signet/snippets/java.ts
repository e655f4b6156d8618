import { bodyOf, headersOf, type SnippetRequest } from './snippet-request.ts'
import { doubleQuoted, expression, indent, isPlainlyVisible, plainText, strictUrl, type Text } from './text.ts'

export function java(request: SnippetRequest): string {
  const body = bodyOf(request)
  const publisher = body === undefined ? 'noBody()' : 'ofString(body)'
  const headers = headersOf(request).map(
    ([name, value]) => `                .header(${doubleQuoted(name)}, ${javaText(value)})\n`,
  )
  return `import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

public class Main {
    public static void main(String[] args) throws Exception {
${body === undefined ? '' : `        var body = ${javaBody(body)};\n`}        var request = HttpRequest.newBuilder(URI.create(${doubleQuoted(strictUrl(request.url))}))
                .method(${doubleQuoted(request.method)}, BodyPublishers.${publisher})
${headers.join('')}                .build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        System.out.println(response.statusCode() + " " + response.body());
    }
}
`
}

const javaText = (text: Text): string =>
  expression(text, { literal: doubleQuoted, env: (name) => `System.getenv(${doubleQuoted(name)})`, plus: ' + ' })

/**
 * A text block where it reads better. Its escapes are those of a string, it drops spaces at the ends of lines, and the
 * first line and the last say how far it is indented.
 */
function javaBody(body: Text): string {
  const text = plainText(body)
  const isBlock = text !== undefined && isPlainlyVisible(text) && /^\S/.test(text) && !/[ \t]$|"""/m.test(text)
  if (!isBlock || !/["\n]/.test(text) || /["\n]$/.test(text)) return javaText(body)
  return `"""\n${indent(text.replaceAll('\\', '\\\\'), '                ')}"""`
}
