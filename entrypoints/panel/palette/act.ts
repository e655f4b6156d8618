import type { Command } from '#components/palette/commands.ts'
import type { LedPlace } from '../lead-focus.ts'

/** A command of the palette with what it does. */
export interface Act {
  readonly command: Command
  readonly run: () => unknown
  /** Where the focus goes; left out, it stays where it was. */
  readonly leadsTo?: LedPlace | undefined
}

export function action(
  id: string,
  label: string,
  run: () => unknown,
  more: Partial<Command> = {},
  leadsTo?: LedPlace,
): Act {
  return { command: { id: `action.${id}`, kind: 'Action', label, ...more }, run, leadsTo }
}
