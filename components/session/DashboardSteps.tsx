import type { ReactNode } from 'react'
import './first-run.css'

/** The way through Signet's dashboard to a key, beside the form that takes it. */
export function DashboardSteps(): ReactNode {
  return (
    <aside className="steps" aria-label="Where the key comes from">
      <h2>In Signet’s dashboard</h2>
      <ol>
        <li>
          Open <strong>API Settings</strong>.
        </li>
        <li>
          Press <strong>Create New API Key</strong>.
        </li>
        <li>
          Choose <strong>Test</strong> or <strong>Production</strong>. Production needs bank details.
        </li>
        <li>
          Copy <strong>key and secret</strong>. Both can be pasted here at once.
        </li>
      </ol>
      <p className="steps-mind">
        Keep Signet’s dialog open until Connected appears here: the secret is shown only once.
      </p>
    </aside>
  )
}
