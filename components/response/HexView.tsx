import type { ReactNode } from 'react'
import { t } from '#lib/text.ts'
import './hex-view.css'

/** Bytes of a line. */
const WIDE = 16

/** The beginning of data, as hexadecimal numbers and as the characters that they would be. */
export function HexView({ bytes }: { readonly bytes: Uint8Array }): ReactNode {
  const lines = Array.from({ length: Math.ceil(bytes.length / WIDE) }, (_, at) => lineAt(bytes, at * WIDE))
  return (
    <section
      aria-label={t('Beginning of the data')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key
      tabIndex={0}
      className="hex"
    >
      <pre>{lines.join('\n')}</pre>
    </section>
  )
}

function lineAt(bytes: Uint8Array, from: number): string {
  const part = [...bytes.subarray(from, from + WIDE)]
  const hex = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
  const shown = part.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·')).join('')
  return `${from.toString(16).padStart(4, '0')}  ${hex.padEnd(WIDE * 3)} ${shown}`
}
