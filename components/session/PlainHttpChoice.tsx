import type { ReactNode } from 'react'
import { Check } from '#components/ui/Check.tsx'
import { TextField } from '#components/ui/TextField.tsx'
import { t } from '#lib/text.ts'

interface PlainHttpChoiceProps {
  readonly checked: boolean
  /** The host whose name is to be typed, because https has worked there before. */
  readonly hostToType: string | undefined
  readonly typedHost: string
  readonly onChange: (checked: boolean) => void
  readonly onTypedHost: (typed: string) => void
}

/** To give up encryption: a tick that says what that means, and where it has worked before, the host's name as well. */
export function PlainHttpChoice({ checked, hostToType, typedHost, ...on }: PlainHttpChoiceProps): ReactNode {
  return (
    <>
      <Check checked={checked} onChange={on.onChange}>
        {t('Send over http, without encryption.')}{' '}
        <strong>{t('Anyone on the network can read my API secret and change answers.')}</strong>
      </Check>
      {checked && hostToType !== undefined && (
        <TextField
          label={t('Type the host to confirm')}
          mono
          placeholder={hostToType}
          value={typedHost}
          note={t('{host} has answered over https before: somebody on the network may be blocking it now.', {
            host: hostToType,
          })}
          onChange={on.onTypedHost}
        />
      )}
    </>
  )
}
