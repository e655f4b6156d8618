import type { Operation } from '#lib/signet/catalogue/catalogue.ts'
import { operationById } from '#lib/signet/catalogue/catalogue.ts'
import { draftOf } from '#lib/signet/request/draft.ts'
import type { RequestDraft } from '#lib/signet/request/request.ts'
import { PROFILE, sessionRig } from './session-rig.ts'

export const draft = (operationId: string): RequestDraft => draftOf(operationById(operationId) as Operation)

/** The session with a profile, and a way to send with it. */
export async function readyRig(options?: { tokenLifeMs?: number }) {
  const rig = sessionRig(options)
  await rig.profiles.put(PROFILE)
  let count = 0
  async function send(wanted: RequestDraft, life = rig) {
    const id = String(++count)
    await life.sender.send({ id, page: 'popup', profileId: PROFILE.id, draft: wanted })
    const exchange = (await life.exchanges.all()).find((one) => one.id === id)
    return { exchange, body: await life.exchanges.body(id) }
  }
  return { ...rig, send }
}
