import { type ClipboardEvent, type FocusEvent, type ReactNode, type Ref, useId } from 'react'
import { FieldFrame, type FieldTexts } from './FieldFrame.tsx'

interface TextFieldProps extends FieldTexts {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  /** For a paste that fills more than this field. Return true when it was taken: the browser's own is then left out. */
  readonly onPasteText?: (text: string) => boolean
  readonly placeholder?: string | undefined
  readonly mono?: boolean
  readonly disabled?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

/** One line of text. Never completed, corrected or kept by the browser: it would end up in the session's files. */
export function TextField({
  value,
  onChange,
  onBlur,
  onPasteText,
  placeholder,
  mono,
  disabled,
  ref,
  ...texts
}: TextFieldProps): ReactNode {
  const id = useId()
  return (
    <FieldFrame id={id} {...texts}>
      <input
        ref={ref}
        id={id}
        type="text"
        className={mono ? 'input input-mono' : 'input'}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={value}
        placeholder={placeholder}
        disabled={disabled}
        aria-invalid={texts.error !== undefined}
        aria-describedby={`${id}-about`}
        onChange={(event) => onChange(event.target.value)}
        onBlur={(event) => leavesForButton(event) || onBlur?.()}
        onPaste={(event) => takePaste(event, onPasteText)}
      />
    </FieldFrame>
  )
}

/**
 * Whether the focus goes to a button. What is told on leaving a field is then left to the press: a line that appears
 * now would move the button away from under the pointer, and the press would be lost.
 */
export function leavesForButton({ relatedTarget }: FocusEvent): boolean {
  return relatedTarget instanceof HTMLButtonElement
}

export function takePaste(event: ClipboardEvent, take: ((text: string) => boolean) | undefined): void {
  if (take?.(event.clipboardData.getData('text'))) event.preventDefault()
}
