import '../answer-worker/lockdown.ts'
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { readImport } from '#lib/interchange/import-port.ts'

/** Reads one file that comes in from outside. The page that asked ends it when it takes too long. */
export default defineUnlistedScript(() => {
  addEventListener('message', ({ data }: MessageEvent<string>) => postMessage(readImport(data)))
})
