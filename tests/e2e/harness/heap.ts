import { attach, type TargetInfo } from './cdp.ts'
import type { ExtensionBrowser } from './chromium.ts'

/** Bytes of JavaScript that a page or the background holds, after what nobody holds has been thrown away. */
export async function heapOf(
  { port }: ExtensionBrowser,
  what: string,
  fits: (target: TargetInfo) => boolean,
): Promise<number> {
  const line = await attach(port, what, fits)
  try {
    await line.send('HeapProfiler.collectGarbage')
    return (await line.send<{ usedSize: number }>('Runtime.getHeapUsage')).usedSize
  } finally {
    line.close()
  }
}
