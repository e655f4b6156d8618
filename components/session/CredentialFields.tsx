import { type ReactNode, type Ref, useImperativeHandle, useRef, useState } from 'react'
import { SecretField } from '#components/ui/SecretField.tsx'
import { type Credentials, cleanCredential, hasSeveralWords } from '#lib/signet/profile/credentials.ts'
import { t } from '#lib/text.ts'
import { type FieldName, objection, readPaste, SEVERAL_WORDS, TRIMMED } from './credential-words.ts'

export interface CredentialFieldsHandle {
  /** Key and secret as they should be sent; undefined when one is missing: its field says so and takes the focus. */
  readonly read: () => Credentials | undefined
  readonly isEmpty: () => boolean
  readonly focus: () => void
  /** To be called as soon as the background has them: they are never shown again. */
  readonly clear: () => void
}

interface CredentialFieldsProps {
  readonly ref: Ref<CredentialFieldsHandle>
  /** What stands in the empty fields of a profile that has its key and secret. */
  readonly keyPlaceholder?: string | undefined
  readonly secretPlaceholder?: string | undefined
  readonly secretHint?: ReactNode
  /** For an address that was pasted with the key; left alone where there is no field for one. */
  readonly onBaseUrl?: ((url: string) => void) | undefined
}

type Texts = Partial<Record<FieldName, string>>

/** The two fields of a key. What is typed stays in the browser's inputs until it is read: in no state and no store. */
export function CredentialFields({
  ref,
  keyPlaceholder,
  secretPlaceholder,
  secretHint,
  onBaseUrl,
}: CredentialFieldsProps): ReactNode {
  const { inputs, notes, errors, keyMasked, clean, paste, read, hear, clear } = useInputs(onBaseUrl)
  const isEmpty = () => Object.values(inputs).every(({ current }) => !current?.value)
  const focus = () => inputs.apiKey.current?.focus()
  useImperativeHandle(ref, () => ({ read, isEmpty, focus, clear }))

  const fieldProps = (name: FieldName) => ({
    ref: inputs[name],
    note: notes[name],
    error: errors[name],
    onBlur: () => clean(name),
    onPasteText: (text: string) => paste(name, text),
    onInput: () => hear(name),
  })
  return (
    <>
      <SecretField label={t('API key')} visible={!keyMasked} placeholder={keyPlaceholder} {...fieldProps('apiKey')} />
      <SecretField
        label={t('API secret')}
        placeholder={secretPlaceholder}
        hint={secretHint}
        {...fieldProps('apiSecret')}
      />
    </>
  )
}

/** The inputs of both, and what is said below each. */
function useInputs(onBaseUrl: CredentialFieldsProps['onBaseUrl']) {
  const key = useRef<HTMLInputElement>(null)
  const secret = useRef<HTMLInputElement>(null)
  const [notes, setNotes] = useState<Texts>({})
  const [errors, setErrors] = useState<Texts>({})
  const [keyMasked, setKeyMasked] = useState(false)
  const inputs = { apiKey: key, apiSecret: secret }

  function clean(name: FieldName): string {
    const input = inputs[name].current
    if (input === null) return ''
    const { value, trimmed } = cleanCredential(input.value)
    if (trimmed) {
      input.value = value
      setNotes((texts) => ({ ...texts, [name]: TRIMMED }))
    }
    return value
  }

  function paste(name: FieldName, text: string): boolean {
    const filled = readPaste(name, text, onBaseUrl !== undefined)
    if (filled === undefined) return false
    const { baseUrl, ...values } = filled.values
    for (const [field, value] of Object.entries(values)) {
      const input = inputs[field as FieldName].current
      if (input !== null) input.value = value
    }
    if (baseUrl !== undefined) onBaseUrl?.(baseUrl)
    setNotes({ [name]: filled.note })
    setErrors(filled.error === undefined ? {} : { [name]: filled.error })
    if (values.apiKey !== undefined) setKeyMasked(false)
    return true
  }

  function read(): Credentials | undefined {
    const credentials = { apiKey: clean('apiKey'), apiSecret: clean('apiSecret') }
    const wrong = (['apiKey', 'apiSecret'] as const).filter((name) => objection(name, credentials[name]) !== undefined)
    setErrors(Object.fromEntries(wrong.map((name) => [name, objection(name, credentials[name])])))
    if (wrong[0] !== undefined) inputs[wrong[0]].current?.focus()
    return wrong.length === 0 ? credentials : undefined
  }

  function hear(name: FieldName): void {
    const several = hasSeveralWords(inputs[name].current?.value ?? '')
    if (name === 'apiKey') setKeyMasked(several)
    setNotes({})
    setErrors((texts) => ({ ...texts, [name]: several ? SEVERAL_WORDS[name] : undefined }))
  }

  function clear(): void {
    for (const { current } of Object.values(inputs)) if (current !== null) current.value = ''
    setNotes({})
    setErrors({})
    setKeyMasked(false)
  }

  return { inputs, notes, errors, keyMasked, clean, paste, read, hear, clear }
}
