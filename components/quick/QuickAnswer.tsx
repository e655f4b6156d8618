import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import { formatJson } from '#lib/signet/json/json-format.ts'
import type { Problem } from '#lib/signet/problems/problems.ts'
import type { EpochMs } from '#lib/signet/token/token.ts'
import { t } from '#lib/text.ts'
import { markOf } from './quick-marks.tsx'
import './quick.css'

interface QuickAnswerProps {
  readonly exchange: Exchange
  /** The body as it came; undefined while it is on its way, and where it was not kept. */
  readonly text: string | undefined
  readonly now: EpochMs
  readonly onCancel: () => void
  readonly onCopy: (text: string) => void
}

/** More than this is for the workspace: characters of a body that the popup shows. */
const SHOWN_MAX = 60_000

const ENDED = {
  pending: '',
  answered: '',
  failed: t('No answer.'),
  cancelled: t('Cancelled.'),
  interrupted: t('The browser stopped the extension while it waited. Whether Signet acted is not known.'),
} as const satisfies Record<Exchange['state'], string>

export function QuickAnswer({ exchange, text, now, onCancel, onCopy }: QuickAnswerProps): ReactNode {
  if (exchange.state === 'pending') return <Pending exchange={exchange} now={now} onCancel={onCancel} />
  const { verdict, problems = [], answer, durationMs } = exchange
  const { kind, icon } = markOf(exchange)
  const sentence = verdict?.sentence ?? exchange.failure ?? ENDED[exchange.state]
  return (
    <section aria-label={t('Response')} className="quick-answer">
      <div className="row">
        <p className={`quick-verdict quick-${kind} grow`} role="status">
          {icon}
          <span>{sentence}</span>
        </p>
        <span className="muted small quick-facts">
          {durationMs !== undefined && t('{n} ms', { n: Math.round(durationMs) })}
        </span>
      </div>
      {problems.length > 0 && <Problems problems={problems} />}
      {text ? <Body text={text} onCopy={onCopy} /> : <p className="muted small">{bodyWord(answer)}</p>}
    </section>
  )
}

function Pending({ exchange, now, onCancel }: Pick<QuickAnswerProps, 'exchange' | 'now' | 'onCancel'>): ReactNode {
  const seconds = Math.max(0, Math.floor((now - exchange.startedAt) / 1000))
  return (
    <section aria-label={t('Response')} className="quick-answer">
      <div className="row">
        <p role="status" className="grow muted">
          {t('Waiting for Signet')}
          {seconds > 0 && <span aria-hidden> · {t('{n} s', { n: seconds })}</span>}
        </p>
        <Button onPress={onCancel}>{t('Cancel')}</Button>
      </div>
    </section>
  )
}

function Problems({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  return (
    <ul className="quick-problems" aria-label={t('Problems')}>
      {problems.map(({ name, code, reason }) => (
        <li key={`${name} ${code} ${reason}`}>
          {name !== undefined && <code>{name}</code>}
          <span>{reason}</span>
        </li>
      ))}
    </ul>
  )
}

function Body({ text, onCopy }: Pick<QuickAnswerProps, 'onCopy'> & { readonly text: string }): ReactNode {
  const pretty = isJson(text) ? formatJson(text) : text
  const more = pretty.length > SHOWN_MAX
  return (
    <div className="quick-body">
      <Button kind="quiet" label={t('Copy response')} icon={<Copy size={13} />} onPress={() => onCopy(pretty)} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <pre tabIndex={0}>
        {more ? pretty.slice(0, SHOWN_MAX) : pretty}
        {more && `\n${t('… Open the workspace for the rest.')}`}
      </pre>
    </div>
  )
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function bodyWord(answer: Exchange['answer']): string {
  if (answer === undefined) return ''
  if (answer.bytes === 0) return t('The body is empty.')
  return answer.kept ? '' : t('The body was too large to keep.')
}
