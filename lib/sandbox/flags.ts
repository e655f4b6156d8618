import { aboutClient, type Handler, type SandboxCall } from './call.ts'
import { created, done, notThere } from './outcome.ts'
import { itemPage } from './pages.ts'
import { type AddressFlag, type ClientRecord, type DeviceFlag, iso, type Reason, type SandboxData } from './records.ts'

/** Devices and addresses are flagged alike: a thing and a client make a flag. */
interface FlagKind<Flag extends DeviceFlag | AddressFlag> {
  readonly noun: string
  /** The name of the thing's field, in path, body and row. */
  readonly field: 'deviceId' | 'ip'
  readonly read: (data: SandboxData) => readonly Flag[]
  readonly write: (data: SandboxData, flags: Flag[]) => void
}

const DEVICES: FlagKind<DeviceFlag> = {
  noun: 'Device',
  field: 'deviceId',
  read: (data) => data.devices,
  write: (data, flags) => {
    data.devices = flags
  },
}

const ADDRESSES: FlagKind<AddressFlag> = {
  noun: 'Address',
  field: 'ip',
  read: (data) => data.addresses,
  write: (data, flags) => {
    data.addresses = flags
  },
}

export const FLAG_HANDLERS = {
  flagDevice: aboutClient((call, client) => flag(DEVICES, call, client)),
  unflagDevice: aboutClient((call, client) => unflag(DEVICES, call, client)),
  checkDevice: aboutClient((call, client) => check(DEVICES, call, client)),
  listFlaggedDevices: (call) => itemPage(call, 'Flagged devices retrieved successfully.', call.state.data.devices),
  flagIp: aboutClient((call, client) => flag(ADDRESSES, call, client)),
  unflagIp: aboutClient((call, client) => unflag(ADDRESSES, call, client)),
  checkIp: aboutClient((call, client) => check(ADDRESSES, call, client)),
  listFlaggedIps: (call) => itemPage(call, 'Flagged addresses retrieved successfully.', call.state.data.addresses),
} as const satisfies Readonly<Record<string, Handler>>

function flag<Flag extends DeviceFlag | AddressFlag>(
  kind: FlagKind<Flag>,
  call: SandboxCall,
  { clientId }: ClientRecord,
) {
  const { state, body, now } = call
  const made = {
    [kind.field]: body[kind.field],
    clientId,
    reasons: body['reasons'] as Reason[],
    flaggedAt: iso(now),
  } as unknown as Flag
  kind.write(state.data, [...others(kind, call, clientId), made])
  return created(`${kind.noun} flagged.`, made)
}

function unflag<Flag extends DeviceFlag | AddressFlag>(
  kind: FlagKind<Flag>,
  call: SandboxCall,
  { clientId }: ClientRecord,
) {
  const found = find(kind, call, clientId)
  if (found === undefined) return notThere(kind.field, `${kind.noun} is not flagged for this client`)
  kind.write(call.state.data, others(kind, call, clientId))
  return done(`${kind.noun} unflagged.`, { [kind.field]: thingOf(kind, call), clientId })
}

function check<Flag extends DeviceFlag | AddressFlag>(
  kind: FlagKind<Flag>,
  call: SandboxCall,
  { clientId }: ClientRecord,
) {
  const found = find(kind, call, clientId)
  const thing = thingOf(kind, call)
  return done(`${kind.noun} checked.`, { [kind.field]: thing, clientId, isFlagged: found !== undefined, ...found })
}

function thingOf<Flag extends DeviceFlag | AddressFlag>(kind: FlagKind<Flag>, { path, body }: SandboxCall): string {
  return path[kind.field] ?? String(body[kind.field])
}

function isMeant<Flag extends DeviceFlag | AddressFlag>(kind: FlagKind<Flag>, call: SandboxCall, clientId: string) {
  const thing = thingOf(kind, call).toLowerCase()
  return (flag: Flag): boolean => {
    const own = (flag as unknown as Record<string, string>)[kind.field]
    return own?.toLowerCase() === thing && flag.clientId === clientId
  }
}

function find<Flag extends DeviceFlag | AddressFlag>(kind: FlagKind<Flag>, call: SandboxCall, clientId: string) {
  return kind.read(call.state.data).find(isMeant(kind, call, clientId))
}

function others<Flag extends DeviceFlag | AddressFlag>(kind: FlagKind<Flag>, call: SandboxCall, clientId: string) {
  const meant = isMeant(kind, call, clientId)
  return kind.read(call.state.data).filter((flag) => !meant(flag))
}
