import { ArrowUp, Plus, X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from '#components/ui/Button.tsx'
import { withAlternative, withNewItem } from '#lib/signet/body/form-edit.ts'
import type { FormField } from '#lib/signet/body/form-fields.ts'
import { removeAt, swapItems } from '#lib/signet/json/json-edit.ts'
import { splitPointer } from '#lib/signet/json/json-pointer.ts'
import { placeKey } from '#lib/signet/problems/place-marks.ts'
import { t } from '#lib/text.ts'
import { FieldName } from './FieldShell.tsx'
import { useFormTools } from './form-tools.ts'
import { ValueField } from './ValueField.tsx'

interface FieldGroupProps {
  readonly field: FormField
  /** What it is called beside its own name: an item by its list's. */
  readonly called?: string
  /** The body itself has no heading. */
  readonly bare?: boolean
}

/** An object or a list, with what is in it. */
export function FieldGroup({ field, called = field.name, bare = false }: FieldGroupProps): ReactNode {
  const { marks, checks } = useFormTools()
  const id = useId()
  const wrong = marks.get(field.pointer) ?? (field.present ? checks.get(field.pointer) : undefined)
  const place = placeKey({ in: 'body', pointer: field.pointer })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in every browser
    <div
      role="group"
      aria-labelledby={bare ? undefined : id}
      aria-label={bare ? t('Body') : undefined}
      className={bare ? 'form-group form-bare' : 'form-group'}
      data-place={place}
      tabIndex={-1}
    >
      {!bare && (
        <div className="form-head">
          <span id={id}>
            {field.isItem ? <span className="form-name">{called}</span> : <FieldName field={field} />}
          </span>
          <span className="form-about">{field.description}</span>
          {(field.isItem || field.unknown) && <ItemTools field={field} called={called} />}
        </div>
      )}
      {field.alternatives && <Alternatives field={field} {...field.alternatives} />}
      {wrong !== undefined && <p className={marks.has(field.pointer) ? 'form-mark' : 'form-check'}>{wrong}</p>}
      {field.kind === 'list' ? (
        <Items field={field} />
      ) : (
        field.fields.map((inner) => <Field key={inner.pointer} field={inner} />)
      )}
    </div>
  )
}

function Field({ field, called }: { readonly field: FormField; readonly called?: string }): ReactNode {
  const isGroup = field.kind === 'object' || field.kind === 'list' || field.alternatives !== undefined
  return isGroup ? <FieldGroup field={field} {...(called !== undefined && { called })} /> : <ValueField field={field} />
}

function ItemTools({ field, called }: { readonly field: FormField; readonly called: string }): ReactNode {
  const { text, onText } = useFormTools()
  const split = splitPointer(field.pointer)
  const at = Number(split?.step)
  return (
    <span className="form-tools">
      {field.isItem && at > 0 && (
        <Button
          kind="quiet"
          label={t('Move {name} up', { name: called })}
          icon={<ArrowUp size={13} aria-hidden />}
          onPress={() => onText(swapItems(text, split?.parent ?? '', at, at - 1))}
        />
      )}
      <Button
        kind="quiet"
        label={t('Remove {name}', { name: called })}
        icon={<X size={13} aria-hidden />}
        onPress={() => onText(removeAt(text, field.pointer))}
      />
    </span>
  )
}

function Items({ field }: { readonly field: FormField }): ReactNode {
  const { text, onText } = useFormTools()
  const items = useRef<HTMLDivElement>(null)
  const count = useRef(field.fields.length)
  const [added, setAdded] = useState(0)
  // A new item is there to be filled in; where one was taken out, the focus must not be lost with it.
  useEffect(() => {
    if (added > 0) lastItem(items.current)?.querySelector<HTMLElement>('input, select, textarea')?.focus()
  }, [added])
  useEffect(() => {
    const isFewer = field.fields.length < count.current
    count.current = field.fields.length
    if (isFewer && document.activeElement === document.body) {
      items.current?.querySelector<HTMLElement>(':scope > .form-add')?.focus()
    }
  }, [field.fields.length])
  return (
    <div ref={items} className="form-items">
      {field.fields.map((item) => (
        <Field key={item.pointer} field={item} called={`${field.name} ${item.name}`} />
      ))}
      <Button
        kind="quiet"
        className="form-add"
        icon={<Plus size={13} aria-hidden />}
        onPress={() => {
          onText(withNewItem(text, field))
          setAdded(added + 1)
        }}
      >
        {field.name ? t('Add to {name}', { name: field.name }) : t('Add to the list')}
      </Button>
    </div>
  )
}

const lastItem = (items: HTMLElement | null): Element | null | undefined =>
  items?.querySelector(':scope > .form-add')?.previousElementSibling

interface AlternativesProps {
  readonly field: FormField
  readonly titles: readonly string[]
  readonly chosen: number
}

/** The forms that a value can have: what the other one alone knows is taken out, and can be had back by undo. */
function Alternatives({ field, titles, chosen }: AlternativesProps): ReactNode {
  const { text, onText, onChosen } = useFormTools()
  const name = useId()
  return (
    <div
      role="radiogroup"
      aria-label={field.name ? t('Form of {name}', { name: field.name }) : t('Form of the body')}
      className="form-alternatives"
    >
      {titles.map((title, at) => (
        <label key={title} className="form-alternative">
          <input
            type="radio"
            autoComplete="off"
            name={name}
            checked={at === chosen}
            onChange={() => {
              onChosen(field.pointer, at)
              onText(withAlternative(text, field, at))
            }}
          />
          {title}
        </label>
      ))}
    </div>
  )
}
