import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { formatJson } from '#lib/signet/json/json-format.ts'
import { jsonProblem } from '#lib/signet/json/json-text.ts'
import { t } from '#lib/text.ts'
import { HeaderTable } from './HeaderTable.tsx'
import { NotSent } from './NoBody.tsx'

interface SentViewProps {
  readonly exchange: Exchange
  readonly onCopyCurl: () => void
  readonly onTokenCalls: () => void
}

/** What really went out, and what the background did for it. */
export function SentView({ exchange, onCopyCurl, onTokenCalls }: SentViewProps): ReactNode {
  const { request, notes, profileName, unsent } = exchange
  return (
    <div className="sent">
      <div className="sent-head">
        <p className="sent-line grow">
          <strong>{request.method}</strong> {request.url}
        </p>
        <Button kind="quiet" icon={<Copy size={13} aria-hidden />} onPress={onCopyCurl}>
          {t('Copy as cURL')}
        </Button>
      </div>
      {unsent && <NotSent unsent={unsent} onTokenCalls={onTokenCalls} />}
      <p className="muted">
        {unsent
          ? t('It would have gone out as {profile}.', { profile: profileName })
          : t('As {profile}.', { profile: profileName })}{' '}
        {t('Secrets and tokens are masked.')}
      </p>
      {notes.length > 0 && (
        <ul className="sent-notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {!(unsent && request.headers.length === 0) && (
        <>
          <h2>{t('Headers')}</h2>
          <HeaderTable label={unsent ? t('Headers typed') : t('Headers sent')} headers={request.headers} />
        </>
      )}
      {request.body !== undefined && (
        <>
          <h2>{t('Body')}</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key */}
          <pre className="sent-body" tabIndex={0}>
            {jsonProblem(request.body) === undefined ? formatJson(request.body) : request.body}
          </pre>
        </>
      )}
    </div>
  )
}
