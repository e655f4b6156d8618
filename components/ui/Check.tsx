import type { ReactNode } from 'react'
import './field.css'

interface CheckProps {
  readonly children: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

export function Check({ children, checked, onChange }: CheckProps): ReactNode {
  return (
    <label className="check">
      <input
        type="checkbox"
        autoComplete="off"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{children}</span>
    </label>
  )
}
