import type { ReactNode } from 'react'
import { TextField } from '#components/ui/TextField.tsx'
import { SERVICES, type ServiceId } from '#lib/signet/catalogue/services.ts'
import { t } from '#lib/text.ts'
import { PlainHttpChoice } from './PlainHttpChoice.tsx'

type AddressField = 'baseUrl' | ServiceId
type Texts = { readonly [Field in AddressField]?: string | undefined }

export interface Addresses {
  readonly baseUrl: string
  readonly serviceUrls: Partial<Record<ServiceId, string>>
  readonly plainHttp: boolean
  readonly typedHost?: string
}

export interface AddressFieldsProps {
  readonly values: Addresses
  readonly errors: Texts
  readonly notes: Texts
  readonly offersPlainHttp: boolean
  /** Where https has worked before, giving it up wants the host's name. */
  readonly hostToType: string | undefined
  readonly onAddress: (field: AddressField, typed: string) => void
  readonly onAddressDone: (field: AddressField) => void
  readonly onPlainHttp: (on: boolean) => void
  readonly onTypedHost: (typed: string) => void
}

/** Where Signet answers: one address, and folded away one for each service. */
export function AddressFields({
  values,
  errors,
  notes,
  offersPlainHttp,
  hostToType,
  ...on
}: AddressFieldsProps): ReactNode {
  const address = (field: AddressField, label: string, value: string, placeholder: string) => (
    <TextField
      key={field}
      label={label}
      mono
      placeholder={placeholder}
      value={value}
      error={errors[field]}
      note={notes[field]}
      onChange={(typed) => on.onAddress(field, typed)}
      onBlur={() => on.onAddressDone(field)}
    />
  )
  return (
    <>
      {address('baseUrl', t('Base URL'), values.baseUrl, 'https://api.getsignet.xyz')}
      {offersPlainHttp && (
        <PlainHttpChoice
          checked={values.plainHttp}
          hostToType={hostToType}
          typedHost={values.typedHost ?? ''}
          onChange={on.onPlainHttp}
          onTypedHost={on.onTypedHost}
        />
      )}
      <details className="fold" open={SERVICES.some(({ id }) => errors[id] ?? values.serviceUrls[id]) || undefined}>
        <summary>{t('One address for each service')}</summary>
        <div className="fold-body">
          {SERVICES.map(({ id, label }) =>
            address(
              id,
              t('{service} URL', { service: label }),
              values.serviceUrls[id] ?? '',
              values.baseUrl || t('as the base URL'),
            ),
          )}
        </div>
      </details>
    </>
  )
}
