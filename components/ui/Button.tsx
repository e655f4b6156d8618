import type { ReactNode, Ref } from 'react'
import './button.css'

interface ButtonProps {
  readonly children?: ReactNode
  /** `production` is the primary button of a Production profile. */
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'danger' | 'production'
  readonly type?: 'button' | 'submit'
  readonly icon?: ReactNode
  /** The accessible name of a button that shows its icon alone; also its tooltip. */
  readonly label?: string
  /** The id of a text that says more about it. */
  readonly describedBy?: string
  readonly disabled?: boolean
  /** At work: a press does nothing, but the focus stays. */
  readonly busy?: boolean
  /** Has nothing to do at present: a press does nothing, but the focus stays, and can come here. */
  readonly idle?: boolean
  /** Of a button that is either on or off. */
  readonly pressed?: boolean
  /** Of a button that shows and hides a part of the page. */
  readonly expanded?: boolean
  readonly className?: string
  readonly onPress?: () => void
  readonly ref?: Ref<HTMLButtonElement>
}

export function Button({
  children,
  kind = 'plain',
  type = 'button',
  icon,
  label,
  busy = false,
  idle = false,
  ...rest
}: ButtonProps): ReactNode {
  const iconOnly = children === undefined
  const classes = ['button', `button-${kind}`, iconOnly && 'button-icon', rest.className].filter(Boolean).join(' ')
  return (
    <button
      ref={rest.ref}
      type={type}
      className={classes}
      disabled={rest.disabled}
      aria-busy={busy}
      aria-disabled={busy || idle || undefined}
      aria-pressed={rest.pressed}
      aria-expanded={rest.expanded}
      aria-label={label}
      aria-describedby={rest.describedBy}
      title={label}
      onClick={(event) => {
        if (busy || idle) event.preventDefault()
        else rest.onPress?.()
      }}
    >
      {icon}
      {children}
    </button>
  )
}
