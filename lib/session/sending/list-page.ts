import { AppError } from '#lib/errors.ts'
import type { ListPageReply, SendOrder } from '#lib/messaging/contract.ts'
import { decodeBody } from '#lib/signet/envelope/decode-body.ts'
import { readAnswer } from '#lib/signet/envelope/envelope.ts'
import { verdictOf } from '#lib/signet/envelope/verdict.ts'
import { buildRequest } from '#lib/signet/request/build-request.ts'
import { resolveDraft } from '#lib/signet/request/variables.ts'
import { t } from '#lib/text.ts'
import { type Sending, sendWithToken } from '../tokens/attempts.ts'
import { meantOperation } from './meant-operation.ts'
import type { SenderPorts } from './send.ts'

/** Sends single pages of a list for a page that reads all of it. They are no exchanges: a list may have hundreds. */
export interface ListPages {
  /**
   * @throws AppError `input.invalid` for what is no list or may write; all that a send throws. An answer of any status
   * is a reply.
   */
  readonly page: (order: SendOrder) => Promise<ListPageReply>
  readonly stop: (orderId: string) => void
  readonly stopProfile: (profileId: string) => void
}

/** One page may take this long. */
const PAGE_TIMEOUT_MS = 60_000

export function createListPages(ports: Omit<SenderPorts, 'exchanges'>): ListPages {
  const { now, profiles, secretFields, whileAlive } = ports
  const running = new Map<string, { readonly profileId: string; readonly controller: AbortController }>()

  async function page(order: SendOrder): Promise<ListPageReply> {
    const profile = await profiles.get(order.profileId)
    const request = buildRequest(resolveDraft(order.draft, await ports.variablesOf(profile.id)), profile)
    const operation = meantOperation(order, request, profile, (await ports.catalogue()).catalogue)
    if (operation?.list === undefined || operation.effect !== 'read' || operation.secretAnswer) {
      throw new AppError('input.invalid', t('Only a list that is read can be walked through.'))
    }
    const controller = new AbortController()
    running.set(order.id, { profileId: profile.id, controller })
    const timer = setTimeout(() => controller.abort(tooLate()), PAGE_TIMEOUT_MS)
    const notes: string[] = []
    const sending: Sending = {
      profile,
      page: order.page,
      operation,
      request,
      startedAt: now(),
      signal: controller.signal,
      notes,
      stage: 'before',
    }
    try {
      const answer = await whileAlive(() => sendWithToken(sending, ports))
      const headers = new Map(answer.headers.map(([name, value]) => [name.toLowerCase(), value]))
      const contentType = headers.get('content-type') ?? ''
      const decoded = answer.body && decodeBody(answer.body, contentType)
      const text = decoded?.text ?? ''
      const verdict = verdictOf(readAnswer({ status: answer.status, contentType, text, decoded }))
      const redactor = await secretFields.redactor()
      // One that was locked meanwhile knows the secrets no longer.
      controller.signal.throwIfAborted()
      return {
        status: answer.status,
        text: redactor.text(text),
        retryAfterMs: retryAfterMs(headers.get('retry-after'), now()),
        sentence: verdict.sentence,
        renewed: notes.length > 0,
      }
    } finally {
      clearTimeout(timer)
      running.delete(order.id)
    }
  }

  return {
    page,
    stop: (orderId) => running.get(orderId)?.controller.abort(stopped()),
    stopProfile(profileId) {
      for (const one of running.values()) if (one.profileId === profileId) one.controller.abort(stopped())
    },
  }
}

/** Seconds, or a date. */
function retryAfterMs(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}

const stopped = () => new AppError('network.cancelled', t('Stopped.'))
const tooLate = () => new AppError('network.timeout', t('No answer within a minute.'))
