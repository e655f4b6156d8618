import { Autocomplete } from '@base-ui/react/autocomplete'
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import './method.css'
import './method-field.css'

interface MethodFieldProps {
  readonly value: string
  readonly onChange: (method: string) => void
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const

/** Any method may be typed; the list offers the usual ones, all of them whatever stands in the field. */
export function MethodField({ value, onChange }: MethodFieldProps): ReactNode {
  return (
    <Autocomplete.Root
      items={METHODS}
      mode="none"
      value={value}
      onValueChange={onChange}
      openOnInputClick
      inputRef={neverKept}
    >
      <div className="method-field">
        <Autocomplete.Input
          className={`input method-input method-${value.toLowerCase()}`}
          aria-label="Method"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => {
            const method = value.trim().toUpperCase() || 'GET'
            if (method !== value) onChange(method)
          }}
        />
        <ChevronDown size={12} aria-hidden />
      </div>
      <Autocomplete.Portal>
        <Autocomplete.Positioner className="method-positioner" sideOffset={3} align="start">
          <Autocomplete.Popup className="method-popup">
            <Autocomplete.List>
              {(method: string) => (
                <Autocomplete.Item
                  key={method}
                  value={method}
                  className={`method-option method method-${method.toLowerCase()}`}
                >
                  {method}
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  )
}

/** The part brings an input of its own for forms, which the browser must not remember either. */
function neverKept(input: HTMLInputElement | null): void {
  if (input !== null) input.autocomplete = 'off'
}
