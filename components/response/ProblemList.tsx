import type { ReactNode } from 'react'
import type { Problem } from '#lib/signet/problems.ts'
import './problems.css'

/** What the answer complains about, one line each: where, why, and the code that a program would branch on. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  if (problems.length === 0) return null
  return (
    <section aria-label="Problems" className="problems">
      <h2>
        Problems <span className="tab-badge">{problems.length}</span>
      </h2>
      <ul>
        {problems.map(({ name, code, reason }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an answer's problems never change, and may repeat
          <li key={at}>
            {name !== undefined && <span className="problem-name">{name}</span>}
            <span>{reason}</span>
            {code !== undefined && <code className="problem-code">{code}</code>}
          </li>
        ))}
      </ul>
    </section>
  )
}
