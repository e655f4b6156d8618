import type { Handlers } from '#lib/messaging/contract.ts'
import type { Background } from './compose.ts'

type Names = 'catalogue.take' | 'catalogue.add' | 'catalogue.reset'

/** Changes to the user's own part of the catalogue. Pages read it themselves. */
export function catalogueHandlers({ catalogue, secretFields }: Background): Pick<Handlers, Names> {
  return {
    'catalogue.take': (document) => catalogue.take(document),
    'catalogue.add': async (input) => {
      await secretFields.mustHoldNone(JSON.stringify(input) ?? '')
      return catalogue.add(input)
    },
    'catalogue.reset': () => catalogue.reset(),
  }
}
