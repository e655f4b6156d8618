import type { ReactNode } from 'react'
import { rich } from '#components/ui/rich.tsx'
import { t } from '#lib/text.ts'
import './first-run.css'

const ENVIRONMENTS = {
  test: <strong>{t('Test')}</strong>,
  production: <strong>{t('Production')}</strong>,
}

/** The way through Signet's dashboard to a key, beside the form that takes it. */
export function DashboardSteps(): ReactNode {
  return (
    <aside className="steps" aria-label={t('Where the key comes from')}>
      <h2>{t('In Signet’s dashboard')}</h2>
      <ol>
        <li>{rich('Open {page}.', { page: <strong>API Settings</strong> })}</li>
        <li>{rich('Press {button}.', { button: <strong>Create New API Key</strong> })}</li>
        <li>{rich('Choose {test} or {production}. Production needs bank details.', ENVIRONMENTS)}</li>
        <li>
          {rich('Copy {both}. Both can be pasted here at once.', { both: <strong>{t('key and secret')}</strong> })}
        </li>
      </ol>
      <p className="steps-mind">
        {t('Keep Signet’s dialog open until Connected appears here: the secret is shown only once.')}
      </p>
    </aside>
  )
}
