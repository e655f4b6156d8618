// All that the static page looks like, so that it is painted before anything else is loaded.
import '#components/ui/button.css'
import '#components/ui/field.css'
import '#components/ui/marks.css'
import '#components/ui/banner.css'
import '#components/session/session.css'
import '#components/session/faults.css'
import '#components/quick/quick.css'
import '#components/ui/menu.css'
import './popup.css'

import { sayPage } from '#components/ui/page-language.ts'

sayPage()

// React starts after the first frame: until then the page's own HTML is what the user sees.
requestAnimationFrame(() => setTimeout(() => void import('./start.tsx')))
