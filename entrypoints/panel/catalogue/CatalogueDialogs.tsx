import { type ReactNode, useState } from 'react'
import { AddOperation } from '#components/catalogue/AddOperation.tsx'
import type { CatalogueAct } from '#components/catalogue/CatalogueMenu.tsx'
import { ImportCatalogue } from '#components/catalogue/ImportCatalogue.tsx'
import { WebhookDialog } from '#components/catalogue/WebhookDialog.tsx'
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx'
import type { AddedInput } from '#lib/signet/catalogue/added-operation.ts'
import type { Unpublished, Webhook } from '#lib/signet/catalogue/links.ts'
import { allOf } from '#lib/signet/text/listed.ts'
import { useCatalogue } from '#lib/stores/catalogue-store.ts'
import { addOperation, dropImport, readFile, takeImport, useImport } from '#lib/stores/import-store.ts'
import { useOverlay } from '#lib/stores/overlay-store.ts'
import { resetCatalogue } from '#lib/stores/taken-store.ts'
import { t, tn } from '#lib/text.ts'

/** What was asked for in the tree or its menu. */
export type Asked =
  | { readonly kind: CatalogueAct }
  | { readonly kind: 'path'; readonly unpublished: Unpublished }
  | { readonly kind: 'webhook'; readonly webhook: Webhook }

interface CatalogueDialogsProps {
  readonly asked: Asked
  readonly onClose: () => void
}

export function CatalogueDialogs({ asked, onClose }: CatalogueDialogsProps): ReactNode {
  if (asked.kind === 'webhook') return <WebhookDialog webhook={asked.webhook} onClose={onClose} />
  if (asked.kind === 'import') return <Import onClose={onClose} />
  if (asked.kind === 'reset') return <Reset onClose={onClose} />
  return <Add unpublished={asked.kind === 'path' ? asked.unpublished : undefined} onClose={onClose} />
}

interface AddProps {
  readonly unpublished: Unpublished | undefined
  readonly onClose: () => void
}

function Add({ unpublished, onClose }: AddProps): ReactNode {
  const groups = useCatalogue((state) => state.catalogue.groups)
  const [error, setError] = useState<string>()
  const service = groups.find(({ tags }) => tags.some(({ name }) => name === unpublished?.tag))?.name
  async function add(input: AddedInput): Promise<void> {
    const wrong = await addOperation(input)
    setError(wrong)
    if (wrong === undefined) onClose()
  }
  return (
    <AddOperation
      given={unpublished && { name: unpublished.name, tag: unpublished.tag, service }}
      error={error}
      onAdd={(input) => void add(input)}
      onClose={onClose}
    />
  )
}

function Import({ onClose }: Pick<CatalogueDialogsProps, 'onClose'>): ReactNode {
  const { state } = useImport()
  const before = useOverlay(({ overlay }) => overlay.imported?.title)
  function close(): void {
    dropImport()
    onClose()
  }
  async function take(): Promise<void> {
    await takeImport()
    if (useImport.getState().state.step === 'none') onClose()
  }
  return (
    <ImportCatalogue
      state={state}
      before={before}
      onFile={(file) => void readFile(file)}
      onTake={() => void take()}
      onClose={close}
    />
  )
}

function Reset({ onClose }: Pick<CatalogueDialogsProps, 'onClose'>): ReactNode {
  const { overlay } = useOverlay()
  const added = overlay.added.length
  const parts = [
    ...(overlay.imported === undefined ? [] : [`“${overlay.imported.title}”`]),
    ...(added === 0 ? [] : [addedWords(added)]),
  ]
  const takes = t('This takes {parts} out of the catalogue. History and open requests stay.', { parts: allOf(parts) })
  return (
    <ConfirmDialog
      title={t('Back to the built-in catalogue?')}
      confirm={t('Reset')}
      onConfirm={() => {
        void resetCatalogue()
        onClose()
      }}
      onCancel={onClose}
    >
      <p>{takes}</p>
    </ConfirmDialog>
  )
}

function addedWords(count: number): string {
  return tn(count, 'the operation you added', 'the {n} operations you added')
}
