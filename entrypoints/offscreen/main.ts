import { copyByCommand } from '#lib/platform/clipboard.ts'
import { serveOffscreen } from '#lib/platform/offscreen.ts'

// A page that nobody sees is never in front: of the two ways to copy only the older one works here.
serveOffscreen(copyByCommand)
