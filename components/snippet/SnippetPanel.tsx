import { Copy, KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { CodeEditor } from '#components/code/CodeEditor.tsx'
import { Button } from '#components/ui/Button.tsx'
import { EmptyState } from '#components/ui/EmptyState.tsx'
import { rich } from '#components/ui/rich.tsx'
import { Select } from '#components/ui/Select.tsx'
import type { SnippetRequest } from '#lib/signet/snippets/snippet-request.ts'
import { LANGUAGES, languageById, type SnippetLanguage } from '#lib/signet/snippets/snippets.ts'
import { t } from '#lib/text.ts'
import './snippet.css'

interface SnippetPanelProps {
  /** What is to be said, or, as a sentence, what in it has to be corrected first. */
  readonly request: SnippetRequest | string
  /** An id of the registry; the first language where it is none. */
  readonly languageId: string
  /** The address is that of the sandbox inside the extension, which nothing outside of it can reach. */
  readonly unreachable: boolean
  readonly copying: boolean
  readonly onLanguage: (languageId: string) => void
  readonly onCopy: (code: string, language: SnippetLanguage) => void
  /** Undefined where there is no token to be had. */
  readonly onCopyReal: ((request: SnippetRequest, language: SnippetLanguage) => void) | undefined
}

const GROUPS = { Code: t('Code'), 'CI step': t('CI step') } as const satisfies Record<SnippetLanguage['group'], string>

const OPTIONS = LANGUAGES.map(({ id, label, group }) => ({ value: id, label, group: GROUPS[group] }))

/** The request in another language. The token is named there, never written: putting it in is a press of its own. */
export function SnippetPanel(props: SnippetPanelProps): ReactNode {
  const { request, languageId, copying, onLanguage, onCopy, onCopyReal } = props
  const language = languageById(languageId)
  const lack = typeof request === 'string' ? request : language.lack?.(request)
  const code = typeof request === 'string' || lack !== undefined ? undefined : language.write(request)
  const canHoldToken = typeof request !== 'string' && request.bearer !== undefined && language.group === 'Code'
  return (
    <div className="snippet">
      <div className="snippet-bar">
        <Select label={t('Language')} labelUnseen options={OPTIONS} value={language.id} onChange={onLanguage} />
        <Button
          icon={<Copy size={14} aria-hidden />}
          disabled={code === undefined}
          onPress={() => code !== undefined && onCopy(code, language)}
        >
          {t('Copy snippet')}
        </Button>
      </div>
      {code === undefined ? (
        <EmptyState title={t('No snippet')}>{lack}</EmptyState>
      ) : (
        <>
          <div className="snippet-note">
            <p className="grow">
              <Note {...props} language={language} />
            </p>
            {canHoldToken && (
              <Button
                kind="quiet"
                className="snippet-real"
                icon={<KeyRound size={13} aria-hidden />}
                disabled={onCopyReal === undefined}
                busy={copying}
                onPress={() => onCopyReal?.(request, language)}
              >
                {t('Copy with the real token')}
              </Button>
            )}
          </div>
          <CodeEditor
            key={language.id}
            label={t('Snippet in {language}', { language: language.label })}
            value={code}
            plain
          />
        </>
      )}
    </div>
  )
}

interface NoteProps extends Pick<SnippetPanelProps, 'request' | 'unreachable'> {
  readonly language: SnippetLanguage
}

/** Where key and token come from, or what stands in the way of running it. */
function Note({ request, unreachable, language }: NoteProps): ReactNode {
  if (unreachable) return t('This sandbox answers in the extension only. Elsewhere, use another profile.')
  if (language.group === 'CI step') return t('From the secrets of your CI. Needs curl and jq.')
  if (typeof request === 'string') return undefined
  if (request.bearer !== undefined) {
    return rich('Token: {variable}', { variable: <code>SIGNET_TOKEN</code> })
  }
  return request.operation?.secretAnswer ? t('Key and secret come from the environment.') : t('Sent without a token.')
}
