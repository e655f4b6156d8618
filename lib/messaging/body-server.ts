import { BODY_CHANNEL, type BodyPost } from './contract.ts'

/** Posts a body to the page that asked. One channel for the life of the background: opening one takes time. */
export function createBodyServer(): (post: BodyPost) => void {
  const channel = new BroadcastChannel(BODY_CHANNEL)
  return (post) => channel.postMessage(post)
}
