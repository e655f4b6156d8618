import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { ErrorBanner } from '#components/ui/ErrorBanner.tsx'

const nothing = () => undefined
const banner = (code: 'extension.updated' | 'network.timeout') =>
  renderToStaticMarkup(<ErrorBanner code={code} message="It happened." onClose={nothing} onReload={nothing} />)

it('offers to reload a page that is left of another version, and says what goes with it', () => {
  expect(banner('extension.updated')).toContain('>Reload this page</button>')
  expect(banner('extension.updated')).toContain('What you typed here goes with it.')
  expect(banner('network.timeout')).not.toContain('Reload')
})
