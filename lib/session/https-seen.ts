import { AppError } from '#lib/errors.ts'
import { downgradedHost } from '#lib/signet/profile/downgrade.ts'
import { isLoopback } from '#lib/signet/profile/loopback.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import type { DiskRecord } from '#lib/storage/record.ts'
import type { RecordForm } from '#lib/storage/slots.ts'
import { t } from '#lib/text.ts'

/** Where: `storage.local`, in plain: names of hosts, nothing secret. Never cleared: it only makes the extension stricter. */
export type StoredHosts = readonly string[]

/** The form of the record `https-seen`. */
export const HOSTS_FORM: RecordForm<StoredHosts> = {
  migrations: [(first) => first],
  isValue: (value): value is StoredHosts => Array.isArray(value) && value.every((host) => typeof host === 'string'),
}

export interface HttpsSeen {
  readonly hosts: () => Promise<StoredHosts>
  /** Something has answered at this URL; where it redirects, `location` says whither. Never throws. */
  readonly note: (url: string, location?: string) => void
  /**
   * @param typedHost What the user typed to confirm.
   * @throws AppError `input.invalid` where the profile would give up encryption that works, and the user has not typed
   * the host's name.
   */
  readonly refuseDowngrade: (next: Profile, before: Profile | undefined, typedHost: string | undefined) => Promise<void>
}

/**
 * Remembers which hosts have answered over https, so that none is talked out of it unnoticed. Of a damaged record nobody
 * is asked: the next answers fill it again.
 */
export function createHttpsSeen(record: DiskRecord<StoredHosts>): HttpsSeen {
  let noting: Promise<unknown> = Promise.resolve()
  const hosts = () => noting.then(record.read)

  async function add(host: string): Promise<void> {
    if ((await record.trouble()) === 'damaged') await record.reset()
    await record.update((known) => (known.includes(host) ? known : [...known, host]))
  }

  return {
    hosts,
    note(url, location) {
      const host = secureHost(url) ?? upgradedHost(url, location)
      if (host !== undefined) noting = noting.then(() => add(host)).catch(() => undefined)
    },
    async refuseDowngrade(next, before, typedHost) {
      const host = downgradedHost(next, before, await hosts())
      if (host === undefined || host === typedHost?.trim().toLowerCase()) return
      throw new AppError(
        'input.invalid',
        t(
          '{host} has answered over https before: somebody on the network may be blocking it now. Type {host} to send there without encryption all the same.',
          { host },
        ),
      )
    },
  }
}

function secureHost(url: string): string | undefined {
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' && !isLoopback(hostname) ? hostname : undefined
}

/** A host that sends its callers from http to https offers https. What it says of other hosts counts for nothing. */
function upgradedHost(url: string, location: string | undefined): string | undefined {
  const target = location !== undefined && URL.canParse(location, url) ? new URL(location, url) : undefined
  return target?.hostname === new URL(url).hostname ? secureHost(target.href) : undefined
}
