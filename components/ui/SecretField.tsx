import { type ReactNode, type Ref, useId, useState } from 'react'
import { t } from '#lib/text.ts'
import { Button } from './Button.tsx'
import { FieldFrame, type FieldTexts } from './FieldFrame.tsx'
import { leavesForButton, takePaste } from './TextField.tsx'

interface SecretFieldProps extends FieldTexts {
  /** The way to the value: read it once, send it, and set it to ''. */
  readonly ref: Ref<HTMLInputElement>
  /** For the half of a pair that may be seen while it is typed. */
  readonly visible?: boolean
  /** May be looked at, by a press and until it is left: for what the user makes up and cannot get back. */
  readonly showable?: boolean
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
  showable,
  placeholder,
  onInput,
  onBlur,
  onPasteText,
  ...texts
}: SecretFieldProps): ReactNode {
  const id = useId()
  const [shown, setShown] = useState(false)
  const input = (
    <input
      ref={ref}
      id={id}
      type={visible || shown ? 'text' : 'password'}
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
  )
  return (
    <FieldFrame id={id} {...texts}>
      {showable ? (
        <Showable shown={shown} onShown={setShown}>
          {input}
        </Showable>
      ) : (
        input
      )}
    </FieldFrame>
  )
}

interface ShowableProps {
  readonly shown: boolean
  readonly onShown: (shown: boolean) => void
  readonly children: ReactNode
}

/** The field beside its button. It is hidden again when the focus leaves both, and when what is typed is sent. */
function Showable({ shown, onShown, children }: ShowableProps): ReactNode {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears what its parts do, and does nothing itself
    <div
      className="field-showable"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onShown(false)
      }}
      onKeyDown={({ key, target }) => {
        if (key === 'Enter' && target instanceof HTMLInputElement) onShown(false)
      }}
    >
      {children}
      <Button kind="quiet" pressed={shown} onPress={() => onShown(!shown)}>
        {t('Show')}
      </Button>
    </div>
  )
}
