const isMac = /mac|iphone|ipad/i.test(navigator.platform)

/** Keys as this computer's keyboard has them. */
export const KEYS = {
  send: isMac ? '⌘ Enter' : 'Ctrl Enter',
  palette: isMac ? '⌘ K' : 'Ctrl K',
  undo: isMac ? '⌘ Z' : 'Ctrl Z',
  redo: isMac ? '⇧ ⌘ Z' : 'Ctrl Shift Z',
  nextProblem: 'F8',
  problemBefore: isMac ? '⇧ F8' : 'Shift F8',
  areas: 'F6',
  shortcuts: '?',
} as const
