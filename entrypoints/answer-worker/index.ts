import './lockdown.ts'
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { createDesk } from '#lib/answer/desk.ts'
import { type DeskCall, type DeskReply, serveDesk } from '#lib/answer/desk-port.ts'
import { nodesAtPath } from '#lib/answer/path-filter.ts'

/** A search works so long before it lets rows be asked for. */
const SLICE_MS = 40

/** Reads long answers beside the page, so that the page never waits. */
export default defineUnlistedScript(() => {
  let breathedAt = performance.now()
  const breathe = () => {
    if (performance.now() - breathedAt < SLICE_MS) return undefined
    return new Promise<void>((resolve) => setTimeout(resolve)).then(() => {
      breathedAt = performance.now()
    })
  }
  const desk = createDesk(breathe, nodesAtPath)
  const answer = serveDesk(desk, (reply: DeskReply) => postMessage(reply))
  addEventListener('message', ({ data }: MessageEvent<DeskCall>) => void answer(data))
})
