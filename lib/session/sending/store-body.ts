import { AppError } from '#lib/errors.ts'
import type { Redactor } from '#lib/signet/redaction/redact.ts'
import { createPartRedactor } from '#lib/signet/redaction/redact-parts.ts'
import { t } from '#lib/text.ts'
import { announcedLength } from './network.ts'

/** More than this no browser keeps for sure. */
export const MAX_STORED_BYTES = 2_000_000_000

interface StoreOptions {
  readonly redactor: Redactor
  readonly onBytes: OnBytes
}

/** Told of how much has come, and how much there is in all where that is known. */
type OnBytes = (received: number, total: number | undefined) => void

/**
 * Lets the browser put a body where it keeps long Blobs, redacted and otherwise unread. That is the disk, in plain, until
 * the Blob is let go: here it is on its way to a file that the user asked for, and the memory holds but a few parts of it.
 * A body that is shown never goes this way.
 *
 * @throws AppError `input.invalid` for one in UTF-16, in which no secret would be found; `storage.full` where it is too long or the browser takes no more; `network.unreachable` where it breaks
 * off before its end.
 */
export async function storeBody(response: Response, { redactor, onBytes }: StoreOptions): Promise<Blob> {
  let failure: AppError | undefined
  const counted = countedBody(response, onBytes, (thrown) => {
    failure = thrown
  })
  try {
    const blob = await new Response(counted.pipeThrough(redaction(redactor))).blob()
    // What could not be stored to its end fails only when it is read.
    await blob.slice(-1).arrayBuffer()
    return blob
  } catch (cause) {
    throw failure ?? new AppError('storage.full', t('The browser has no room for a file as long.'), { cause })
  }
}

function redaction(redactor: Redactor): TransformStream<Uint8Array, Uint8Array<ArrayBuffer>> {
  const { next, rest } = createPartRedactor(redactor)
  return new TransformStream({
    transform: (part, controller) => controller.enqueue(next(part)),
    flush: (controller) => controller.enqueue(rest()),
  })
}

/** @param onFailure The reason why it ended early: those who read a stream are told of one in words of the browser. */
function countedBody(
  response: Response,
  onBytes: OnBytes,
  onFailure: (failure: AppError) => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const total = announcedLength(response.headers)
  const reader = response.body?.getReader()
  let received = 0
  function fail(failure: AppError): never {
    onFailure(failure)
    void reader?.cancel().catch(() => undefined)
    throw failure
  }
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    start() {
      if ((total ?? 0) > MAX_STORED_BYTES) fail(tooLong())
      onBytes(0, total)
    },
    async pull(controller) {
      const part = await reader?.read().catch((cause) => fail(cutOff(received, total, { cause })))
      if (part?.value === undefined) {
        // Firefox takes a connection that was cut for the end.
        if (total !== undefined && total !== received) fail(cutOff(received, total))
        return controller.close()
      }
      if (received === 0 && isUtf16(part.value)) fail(unreadable())
      received += part.value.byteLength
      if (received > MAX_STORED_BYTES) fail(tooLong())
      onBytes(received, total)
      controller.enqueue(part.value)
    },
    cancel: (reason) => reader?.cancel(reason),
  })
}

const isUtf16 = ([first = 0, second = 0]: Uint8Array): boolean => first + second === 0xff + 0xfe

const unreadable = () =>
  new AppError('input.invalid', t('It is in UTF-16, in which secrets cannot be found: let a terminal save it.'))
const tooLong = () =>
  new AppError('storage.full', t('It is longer than 2 GB, which no browser keeps for sure: let a terminal save it.'))
const cutOff = (received: number, total: number | undefined, options?: ErrorOptions) =>
  new AppError(
    'network.unreachable',
    total === undefined
      ? t('The connection ended after {received} bytes.', { received })
      : t('The connection ended after {received} of {total} bytes.', { received, total }),
    options,
  )
