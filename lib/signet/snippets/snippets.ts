import { ciGithub } from './ci-github.ts'
import { ciShell, lackOfStep } from './ci-shell.ts'
import { csharp } from './csharp.ts'
import { curl } from './curl.ts'
import { go } from './go.ts'
import { java } from './java.ts'
import { javascriptFetch } from './javascript-fetch.ts'
import { nodeHttps } from './node-https.ts'
import { php } from './php.ts'
import { pythonRequests } from './python-requests.ts'
import { lackOfSdk, pythonSdk } from './python-sdk.ts'
import { ruby } from './ruby.ts'
import type { SnippetRequest } from './snippet-request.ts'

/** A language or a tool that a request can be written for. */
export interface SnippetLanguage {
  readonly id: string
  readonly label: string
  readonly group: 'Code' | 'CI step'
  /** Why it cannot say this request, in a sentence for the user. Asked before `write`. */
  readonly lack?: (request: SnippetRequest) => string | undefined
  readonly write: (request: SnippetRequest) => string
}

const CURL: SnippetLanguage = { id: 'curl', label: 'curl', group: 'Code', write: curl }

/** Every language, in the order in which they are offered. */
export const LANGUAGES: readonly SnippetLanguage[] = [
  CURL,
  { id: 'javascript-fetch', label: 'JavaScript (fetch)', group: 'Code', write: javascriptFetch },
  { id: 'node-https', label: 'Node.js (https)', group: 'Code', write: nodeHttps },
  { id: 'python-requests', label: 'Python (requests)', group: 'Code', write: pythonRequests },
  { id: 'python-sdk', label: 'Python (Signet SDK)', group: 'Code', lack: lackOfSdk, write: pythonSdk },
  { id: 'go', label: 'Go', group: 'Code', write: go },
  { id: 'php', label: 'PHP', group: 'Code', write: php },
  { id: 'java', label: 'Java', group: 'Code', write: java },
  { id: 'csharp', label: 'C#', group: 'Code', write: csharp },
  { id: 'ruby', label: 'Ruby', group: 'Code', write: ruby },
  { id: 'ci-shell', label: 'Shell', group: 'CI step', lack: lackOfStep, write: ciShell },
  { id: 'ci-github', label: 'GitHub Actions', group: 'CI step', lack: lackOfStep, write: ciGithub },
]

/** The language of an id; curl for what is none. */
export const languageById = (id: string): SnippetLanguage => LANGUAGES.find((language) => language.id === id) ?? CURL
