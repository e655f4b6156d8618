/** Below this the answer stands under the request. As in the style sheets. */
const ONE_COLUMN = '(max-width: 759px)'

export const isOneColumn = (): boolean => matchMedia(ONE_COLUMN).matches
