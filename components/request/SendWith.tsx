import { Menu } from '@base-ui/react/menu'
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Chip } from '#components/ui/Chip.tsx'
import type { Profile } from '#lib/signet/profile.ts'
import './send-with.css'

interface SendWithProps {
  /** The profiles beside the one that Send sends with. */
  readonly others: readonly Profile[]
  readonly kind: 'primary' | 'production'
  readonly disabled: boolean
  readonly onSend: (profileId: string) => void
}

/** Sends the same request once under another profile. Not there where there is no other. */
export function SendWith({ others, kind, disabled, onSend }: SendWithProps): ReactNode {
  if (others.length === 0) return null
  return (
    <Menu.Root>
      <Menu.Trigger
        className={`button button-${kind} send-with`}
        aria-label="Send with…"
        title="Send with…"
        disabled={disabled}
      >
        <ChevronDown size={14} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="send-with-positioner" sideOffset={3} align="end">
          <Menu.Popup className="send-with-menu">
            <Menu.Group>
              <Menu.GroupLabel className="send-with-title">Send once with</Menu.GroupLabel>
              {others.map((profile) => (
                <Menu.Item key={profile.id} className="send-with-item" onClick={() => onSend(profile.id)}>
                  <span className={`dot dot-${profile.environment}`} />
                  <span className="send-with-name">{profile.name}</span>
                  <Chip kind={profile.environment} />
                  {profile.plainHttp && <Chip kind="plain-http" />}
                </Menu.Item>
              ))}
            </Menu.Group>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
