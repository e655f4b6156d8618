import { createRef } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { SecretField } from '#components/ui/SecretField.tsx'
import { TextField } from '#components/ui/TextField.tsx'

const text = (error?: string) =>
  renderToStaticMarkup(<TextField label="Base URL" value="x" error={error} onChange={() => undefined} />)

it('describes a field by its error, and announces it', () => {
  const html = text('Leave out the port.')
  const about = /aria-describedby="([^"]+)"/.exec(html)?.[1]

  expect(html).toContain('aria-invalid="true"')
  expect(html).toMatch(new RegExp(`<div id="${about}".*<div role="alert"><p [^>]*>Leave out the port.</p>`))
})

it('calls a field without an error valid', () => {
  expect(text()).toContain('aria-invalid="false"')
})

it('keeps a secret from the eyes, the browser, spelling services and translation', () => {
  const html = renderToStaticMarkup(<SecretField label="API secret" ref={createRef()} />)

  expect(html).toContain('type="password"')
  expect(html).toContain('autoComplete="off"')
  expect(html).toContain('spellCheck="false"')
  expect(html).toContain('translate="no"')
  expect(html).not.toContain('value=')
})
