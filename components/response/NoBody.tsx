import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { t } from '#lib/text.ts'
import { formatBytes } from './amounts.ts'
import { UnreadBody, type UnreadBodyProps } from './UnreadBody.tsx'

interface NoBodyProps {
  /** Without an answer where none came. */
  readonly exchange: Pick<Exchange, 'answer' | 'unsent'>
  readonly onTokenCalls: () => void
  /** What can be done about a body that was too long. */
  readonly unread: Omit<UnreadBodyProps, 'bytes'>
}

/** Stands where the body would: why there is none, and what can be done. */
export function NoBody({ exchange: { answer, unsent }, onTokenCalls, unread }: NoBodyProps): ReactNode {
  if (unsent !== undefined) return <NotSent unsent={unsent} onTokenCalls={onTokenCalls} />
  if (answer === undefined)
    return <p className="response-note">{t('No answer came. The Sent tab shows what went out.')}</p>
  if (answer.body === 'unread') return <UnreadBody {...unread} bytes={answer.bytes} />
  if (answer.bytes === 0) return <p className="response-note">{t('The answer has no body.')}</p>
  return (
    <p className="response-note">
      {t('This body was not kept ({size}).', { size: formatBytes(answer.bytes) })}{' '}
      {t('Bodies that hold tokens are never kept, and the others share 4 MB for as long as the browser is open.')}
    </p>
  )
}

interface NotSentProps {
  readonly unsent: Exchange['unsent']
  readonly onTokenCalls: () => void
}

/** For a request that never left, in the place of what would have come of it. */
export function NotSent({ unsent, onTokenCalls }: NotSentProps): ReactNode {
  if (unsent !== 'no-token') return <p className="response-note">{t('This request was not sent.')}</p>
  return (
    <div className="response-note">
      <p>{t('This request was not sent: there was no token for it.')}</p>
      <Button onPress={onTokenCalls}>{t('Why: see the token’s calls')}</Button>
    </div>
  )
}
