import type { ReactNode } from 'react'
import { SuggestField } from '#components/ui/SuggestField.tsx'
import { t } from '#lib/text.ts'
import './method.css'
import './method-field.css'

interface MethodFieldProps {
  readonly value: string
  readonly onChange: (method: string) => void
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'].map((value) => ({ value }))

/** Any method may be typed; the list offers the usual ones. */
export function MethodField({ value, onChange }: MethodFieldProps): ReactNode {
  return (
    <div className="method-field">
      <SuggestField
        label={t('Method')}
        className={`method-input method-${value.toLowerCase()}`}
        value={value}
        suggestions={METHODS}
        selects
        onChange={onChange}
        onLeave={() => {
          const method = value.trim().toUpperCase() || 'GET'
          if (method !== value) onChange(method)
        }}
      />
    </div>
  )
}
