import type { ReactNode } from 'react'
import './marks.css'

/** Says what is being read, once that has taken long enough to be wondered about. */
export function Awaited({ children }: { readonly children: ReactNode }): ReactNode {
  return <p className="awaited">{children}</p>
}
