import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import './banner.css'

interface NoticeProps {
  /** Undefined for nothing to say: the place stays, so that nothing jumps and the text is announced when it comes. */
  readonly text: string | undefined
  /** Without the mark and colour of success. */
  readonly plain?: boolean
}

/** A short word on what has just succeeded. */
export function Notice({ text, plain = false }: NoticeProps): ReactNode {
  return (
    <p role="status" className={plain ? 'notice notice-plain' : 'notice'} title={text}>
      {text !== undefined && !plain && <Check size={13} aria-hidden />}
      {text}
    </p>
  )
}
