/** A Worker as a pair of ends. */
export interface WorkerLine<Out, In> {
  readonly post: (message: Out) => void
  readonly stop: () => void
  /** What came in is handed to this. */
  readonly onMessage: (listener: (message: In) => void) => void
}

/** The Worker that reads long answers, and the one that reads files. */
export type WorkerScript = '/answer-worker.js' | '/import-worker.js'

/** Starts one of the Workers that a page may start: the lockdown of pages lets no other through, whatever is named. */
export function startWorker<Out, In>(script: WorkerScript = '/answer-worker.js'): WorkerLine<Out, In> {
  const worker = new Worker(script)
  return {
    post: (message) => worker.postMessage(message),
    stop: () => worker.terminate(),
    onMessage: (listener) => worker.addEventListener('message', ({ data }: MessageEvent<In>) => listener(data)),
  }
}
