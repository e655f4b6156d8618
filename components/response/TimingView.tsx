import type { CSSProperties, ReactNode } from 'react'
import type { Exchange } from '#lib/signet/exchange/exchange.ts'
import type { Phase, PhaseName, Timing } from '#lib/signet/exchange/timing.ts'
import { t } from '#lib/text.ts'
import { formatBytes, formatDuration, formatTenths } from './amounts.ts'
import './timing.css'

const PHASES = {
  queued: t('Queued'),
  dns: 'DNS',
  connect: t('Connect'),
  tls: 'TLS',
  waiting: t('Waiting for the first byte'),
  download: t('Download'),
} as const satisfies Record<PhaseName, string>

/** Less before the request is nothing to speak of, in milliseconds. */
const WORTH_TELLING_MS = 20

/** Where the time went: a bar for each phase that the browser tells, on one scale. */
export function TimingView({ exchange }: { readonly exchange: Exchange }): ReactNode {
  const { answer, durationMs = 0, environment, notes } = exchange
  const timing = answer?.timing
  if (timing === undefined) {
    return (
      <p className="response-note">
        {t('{time} in all.', { time: formatDuration(durationMs) })}{' '}
        {environment === 'sandbox'
          ? t('The sandbox answers inside the extension: there is no network to time.')
          : t('The browser told nothing more of this request.')}
      </p>
    )
  }
  const beforeMs = durationMs - timing.totalMs
  const hasBefore = beforeMs >= WORTH_TELLING_MS
  const offsetMs = hasBefore ? beforeMs : 0
  const scaleMs = timing.totalMs + offsetMs
  return (
    <div className="timing">
      <table aria-label={t('Timing')}>
        <tbody>
          {hasBefore && (
            <PhaseRow label={t('Before it was sent')} phase={{ startMs: 0, durationMs: beforeMs }} {...{ scaleMs }} />
          )}
          {timing.phases.map((phase) => (
            <PhaseRow
              key={phase.name}
              label={PHASES[phase.name]}
              phase={{ ...phase, startMs: phase.startMs + offsetMs }}
              scaleMs={scaleMs}
              kind={phase.name}
            />
          ))}
          <tr className="timing-total">
            <th scope="row">{t('Total')}</th>
            <td />
            <td>{formatMs(scaleMs)}</td>
          </tr>
        </tbody>
      </table>
      {hasBefore && notes.length > 0 && <p className="muted">{notes.join(' ')}</p>}
      <Facts timing={timing} />
      <ServerTiming server={timing.server} />
    </div>
  )
}

interface PhaseRowProps {
  readonly label: string
  readonly phase: Pick<Phase, 'startMs' | 'durationMs'>
  readonly scaleMs: number
  readonly kind?: PhaseName
}

function PhaseRow({ label, phase, scaleMs, kind }: PhaseRowProps): ReactNode {
  const share = (ms: number): string => `${(100 * ms) / scaleMs}%`
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="timing-track">
        <span
          className="timing-bar"
          data-phase={kind}
          style={{ '--from': share(phase.startMs), '--long': share(phase.durationMs) } as CSSProperties}
        />
      </td>
      <td>{formatMs(phase.durationMs)}</td>
    </tr>
  )
}

/** `0.4 ms`, `12 ms`: a phase may be short. */
const formatMs = (ms: number): string => (ms < 10 ? t('{n} ms', { n: formatTenths(ms) }) : formatDuration(ms))

function Facts({ timing }: { readonly timing: Timing }): ReactNode {
  const { protocol, reused, transferBytes, encodedBytes, decodedBytes } = timing
  const packed = encodedBytes !== undefined && decodedBytes !== undefined && encodedBytes < decodedBytes
  const facts = [
    [t('Protocol'), protocol],
    [
      t('Connection'),
      reused === undefined ? undefined : reused ? t('was there from a request before') : t('made for this request'),
    ],
    [
      t('Over the network'),
      transferBytes === undefined ? undefined : t('{size} with headers', { size: formatBytes(transferBytes) }),
    ],
    [t('Body'), decodedBytes === undefined ? undefined : bodySize(packed ? encodedBytes : undefined, decodedBytes)],
  ] as const
  return (
    <dl className="timing-facts">
      {facts.map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

function bodySize(packedBytes: number | undefined, bytes: number): string {
  return packedBytes === undefined
    ? formatBytes(bytes)
    : t('{packed} packed, {unpacked} unpacked', { packed: formatBytes(packedBytes), unpacked: formatBytes(bytes) })
}

function ServerTiming({ server }: Pick<Timing, 'server'>): ReactNode {
  if (server.length === 0) return null
  return (
    <>
      <h2>{t('As the server tells it')}</h2>
      <dl className="timing-facts">
        {server.map(({ name, durationMs, description }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an answer's timing never changes, and names may repeat
          <div key={at}>
            <dt>{description || name}</dt>
            <dd>{formatMs(durationMs)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
