import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { BodyFoot } from '#components/request/BodyFoot.tsx'
import { FieldRow } from '#components/request/FieldRow.tsx'

const nothing = () => undefined

it.each([
  ['', true, false],
  ['5', true, true],
  ['5', false, false],
])('ticks what is sent: the value %j, enabled %s', (value, enabled, ticked) => {
  const html = renderToStaticMarkup(
    <FieldRow
      row={{ name: 'limit', value, enabled }}
      noun="parameter"
      position={1}
      place="query:limit"
      values={[]}
      onChange={nothing}
    />,
  )
  const tick = /<input type="checkbox"[^>]*>/.exec(html)?.[0] ?? ''

  expect(tick.includes('checked')).toBe(ticked)
  expect(tick.includes('Not sent while it is empty')).toBe(value === '')
})

it.each([
  ['GET', false],
  ['HEAD', false],
  ['DELETE', true],
])('offers sample data for the body of %s: %s', (method, offered) => {
  const html = renderToStaticMarkup(
    <BodyFoot
      {...{ method, body: '{}', problem: undefined, view: 'form', hasForm: true }}
      {...{ onBody: nothing, onView: nothing, onReset: nothing, onFill: nothing }}
    />,
  )

  expect(html.includes('Fill with sample data')).toBe(offered)
})
