import { type ReactNode, useRef } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { t } from '#lib/text.ts'

interface ImportProfileProps {
  readonly disabled: boolean
  readonly onFile: (file: File) => void
}

/** Takes an exported profile. Its form opens filled in: it is the user who saves it, with a key of their own. */
export function ImportProfile({ disabled, onFile }: ImportProfileProps): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button disabled={disabled} onPress={() => input.current?.click()}>
        {t('Import profile')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        autoComplete="off"
        aria-label={t('Exported profiles')}
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0]
          // The same file can be chosen again.
          target.value = ''
          if (file !== undefined) onFile(file)
        }}
      />
    </>
  )
}
