import { type ReactNode, type Ref, useId } from 'react'
import { FieldFrame, type FieldTexts } from './FieldFrame.tsx'
import { leavesForButton, takePaste } from './TextField.tsx'

interface SecretFieldProps extends FieldTexts {
  /** The way to the value: read it once, send it, and set it to ''. */
  readonly ref: Ref<HTMLInputElement>
  /** For the half of a pair that may be seen while it is typed. */
  readonly visible?: boolean
  readonly placeholder?: string | undefined
  readonly onInput?: () => void
  readonly onBlur?: () => void
  readonly onPasteText?: (text: string) => boolean
}

/**
 * A secret on its way in. Uncontrolled, so that it is in no state, store or tool; and closed to spelling services,
 * page translation and the browser's own memory.
 */
export function SecretField({
  ref,
  visible,
  placeholder,
  onInput,
  onBlur,
  onPasteText,
  ...texts
}: SecretFieldProps): ReactNode {
  const id = useId()
  return (
    <FieldFrame id={id} {...texts}>
      <input
        ref={ref}
        id={id}
        type={visible ? 'text' : 'password'}
        className="input input-mono"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        translate="no"
        placeholder={placeholder}
        aria-invalid={texts.error !== undefined}
        aria-describedby={`${id}-about`}
        onInput={onInput}
        onBlur={(event) => leavesForButton(event) || onBlur?.()}
        onPaste={(event) => takePaste(event, onPasteText)}
      />
    </FieldFrame>
  )
}
