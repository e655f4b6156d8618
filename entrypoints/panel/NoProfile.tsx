import type { ReactNode } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { EmptyState } from '#components/ui/EmptyState.tsx'
import { showOptions, trySandbox } from '#lib/stores/session-store.ts'
import { t } from '#lib/text.ts'

/** Nothing can be sent without a profile: the two ways to one. */
export function NoProfile(): ReactNode {
  return (
    <EmptyState
      title={t('No profile yet')}
      actions={
        <div className="row">
          <Button kind="primary" onPress={() => void trySandbox()}>
            {t('Try the sandbox')}
          </Button>
          <Button onPress={() => void showOptions()}>{t('Add my key')}</Button>
        </div>
      }
    >
      {t('A profile is one key and where it is used. The sandbox needs none: it answers inside the extension.')}
    </EmptyState>
  )
}
