import { AppError, asAppError } from '#lib/errors.ts'
import type { SaveOrder, SaveProgress } from '#lib/messaging/contract.ts'
import type { Operation } from '#lib/signet/catalogue/catalogue.ts'
import { buildRequest } from '#lib/signet/request/build-request.ts'
import { resolveDraft } from '#lib/signet/request/variables.ts'
import { t } from '#lib/text.ts'
import { sendWithToken } from '../tokens/attempts.ts'
import { meantOperation } from './meant-operation.ts'
import { SEND_TIMEOUT_MS, type SenderPorts } from './send.ts'
import { storeBody } from './store-body.ts'

/** Reads whose answers go into files, because they are too long to be shown. They are no exchanges. */
export interface Saves {
  /** @throws AppError `input.invalid` for what may write or brings tokens; all that is thrown before anything is sent. */
  readonly begin: (order: SaveOrder) => Promise<void>
  /** @throws AppError Whatever ended it; `background.stopped` for one that nobody knows any more. */
  readonly watch: (orderId: string) => Promise<SaveProgress>
  readonly body: (orderId: string) => Blob | undefined
  readonly stop: (orderId: string) => void
  readonly stopProfile: (profileId: string) => void
}

type SavePorts = Omit<SenderPorts, 'exchanges'>

/** A connection that brings nothing for so long is given up. */
const SILENCE_MS = 60_000
/** A page that is there asks again at once. One that has been closed never does. */
const PAGE_GONE_MS = 30_000
/** How long a page waits for something new: often enough for the eye. */
const TELL_MS = 250

interface Save {
  readonly profileId: string
  readonly controller: AbortController
  progress: SaveProgress
  body?: Blob | undefined
  failure?: AppError
  /** Fulfilled when it is over, one way or the other. */
  ended: Promise<void>
  watchdog?: ReturnType<typeof setTimeout>
}

export function createSaves(ports: SavePorts): Saves {
  const saves = new Map<string, Save>()

  function forget(orderId: string, why: AppError): void {
    const save = saves.get(orderId)
    clearTimeout(save?.watchdog)
    save?.controller.abort(why)
    saves.delete(orderId)
  }

  function expectPage(orderId: string, save: Save): void {
    clearTimeout(save.watchdog)
    save.watchdog = setTimeout(() => forget(orderId, stopped()), PAGE_GONE_MS)
  }

  return {
    async begin(order) {
      if (saves.has(order.id)) return
      const controller = new AbortController()
      const progress = { received: 0, total: undefined, whole: false }
      const save: Save = { profileId: order.profileId, controller, progress, ended: Promise.resolve() }
      // Before anything is waited for: whoever locks the profile must find what it has under way.
      saves.set(order.id, save)
      expectPage(order.id, save)
      const sending = await prepare(order, ports).catch((thrown) => {
        forget(order.id, stopped())
        throw thrown
      })
      save.ended = ports.whileAlive(() => run(order, sending, save, ports))
    },
    async watch(orderId) {
      const save = saves.get(orderId)
      if (save === undefined) throw unknown()
      expectPage(orderId, save)
      const soon = new Promise<void>((resolve) => setTimeout(resolve, TELL_MS))
      await Promise.race([save.ended, soon])
      if (save.failure === undefined) return save.progress
      forget(orderId, save.failure)
      throw save.failure
    },
    body: (orderId) => saves.get(orderId)?.body,
    stop: (orderId) => forget(orderId, stopped()),
    stopProfile(profileId) {
      for (const save of saves.values()) if (save.profileId === profileId) giveUp(save, stopped())
    },
  }
}

/** One that is whole already has nothing to abort: its body goes. Its page is told why. */
function giveUp(save: Save, why: AppError): void {
  save.controller.abort(why)
  Object.assign(save, { body: undefined, failure: why })
}

type Prepared = Awaited<ReturnType<typeof prepare>>

async function prepare(order: SaveOrder, { profiles, variablesOf, catalogue }: SavePorts) {
  const profile = await profiles.get(order.profileId)
  const request = buildRequest(resolveDraft(order.draft, await variablesOf(profile.id)), profile)
  const operation = meantOperation(order, request, profile, (await catalogue()).catalogue)
  mustOnlyRead(operation)
  return { profile, request, operation }
}

function mustOnlyRead(operation: Operation | undefined): void {
  if (operation?.secretAnswer) throw new AppError('input.invalid', t('An answer that holds tokens is never saved.'))
  if (operation?.effect !== 'read') {
    throw new AppError('input.invalid', t('Only what is known to read alone is sent again: this may change data.'))
  }
}

/** Never rejects: why there is no body stands in the save. */
async function run(order: SaveOrder, prepared: Prepared, save: Save, ports: SavePorts): Promise<void> {
  const silence = createSilence(save.controller)
  try {
    const body = await storedAnswer(order, prepared, ports, save.controller.signal, (received, total) => {
      silence.endsWithin(SILENCE_MS)
      save.progress = { received, total, whole: false }
    })
    save.body = body
    save.progress = { received: body.size, total: body.size, whole: true }
  } catch (thrown) {
    save.failure = asAppError(thrown)
  } finally {
    silence.end()
  }
}

async function storedAnswer(
  order: SaveOrder,
  prepared: Prepared,
  ports: SavePorts,
  signal: AbortSignal,
  onBytes: (received: number, total: number | undefined) => void,
): Promise<Blob> {
  const stored: Blob[] = []
  async function store(response: Response): Promise<number> {
    // Now: the token of this very call may be a new one.
    const body = await storeBody(response, { redactor: await ports.secretFields.redactor(), onBytes })
    stored.push(body)
    return body.size
  }
  const transportOf: SavePorts['transportOf'] = (profile) => (request, until) =>
    ports.transportOf(profile)(request, until, (response) =>
      response.status === order.status ? store(response) : undefined,
    )
  const sending = { ...prepared, page: order.page, startedAt: ports.now(), signal, notes: [], stage: 'before' as const }
  const { status } = await sendWithToken(sending, { ...ports, transportOf })
  signal.throwIfAborted()
  if (status !== order.status) throw otherStatus(status)
  return new Blob(stored)
}

/** A connection that says nothing is given up: an answer has the time of any other to begin, then each part of it. */
function createSilence(controller: AbortController) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const endsWithin = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => controller.abort(tooLate()), ms)
  }
  endsWithin(SEND_TIMEOUT_MS)
  return { endsWithin, end: () => clearTimeout(timer) }
}

const stopped = () => new AppError('network.cancelled', t('Stopped.'))
const tooLate = () => new AppError('network.timeout', t('Nothing more came within a minute.'))
const unknown = () =>
  new AppError('background.stopped', t('The browser stopped the extension before all of it had come.'))
const otherStatus = (status: number) =>
  new AppError('protocol.violated', t('This time Signet answered with {status}.', { status }))
