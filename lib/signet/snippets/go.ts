import { bodyOf, headersOf, type SnippetRequest } from './snippet-request.ts'
import { doubleQuoted, expression, isPlainlyVisible, type Text } from './text.ts'

export function go(request: SnippetRequest): string {
  const body = bodyOf(request)
  const headers = headersOf(request).map(
    ([name, value]) => `\trequest.Header.Set(${doubleQuoted(name)}, ${goText(value)})\n`,
  )
  const usesEnvironment = [...headers, body && goText(body)].some((line) => line?.includes('os.Getenv('))
  const packages = ['fmt', 'io', 'log', 'net/http', ...(usesEnvironment ? ['os'] : []), ...(body ? ['strings'] : [])]
  return `package main

import (
${packages.map((name) => `\t"${name}"\n`).join('')})

func main() {
${body === undefined ? '' : `\tbody := strings.NewReader(${goText(body)})\n`}\trequest, err := http.NewRequest(${doubleQuoted(request.method)}, ${doubleQuoted(request.url)}, ${body === undefined ? 'nil' : 'body'})
	if err != nil {
		log.Fatal(err)
	}
${headers.join('')}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(response.StatusCode, string(answer))
}
`
}

const goText = (text: Text): string =>
  expression(text, { literal: goLiteral, env: (name) => `os.Getenv(${doubleQuoted(name)})`, plus: '+' })

/** In backquotes where that reads better: there a text stands as it is. */
function goLiteral(text: string): string {
  const isRaw = /["\n\\]/.test(text) && !text.includes('`') && isPlainlyVisible(text)
  return isRaw ? `\`${text}\`` : doubleQuoted(text)
}
