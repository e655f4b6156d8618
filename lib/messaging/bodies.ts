import { call } from './client.ts'
import { BODY_CHANNEL, type BodyPost } from './contract.ts'

/**
 * The body of an exchange, as text in a Blob, redacted. Undefined when it was not kept.
 *
 * It is asked for by message and comes over a channel: a message would copy it through JSON, at three times the cost.
 */
export async function bodyOf(exchangeId: string): Promise<Blob | undefined> {
  const channel = new BroadcastChannel(BODY_CHANNEL)
  try {
    const arrived = new Promise<Blob>((resolve) => {
      channel.onmessage = ({ data }: MessageEvent<BodyPost>) => {
        if (data.exchangeId === exchangeId) resolve(data.blob)
      }
    })
    return (await call('exchange.body', exchangeId)) ? await arrived : undefined
  } finally {
    channel.close()
  }
}
