import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { BodyForm } from '#components/form/BodyForm.tsx'
import { bodySchema } from '#lib/signet/catalogue/schemas.ts'

const drawn = (id: string, text: string) =>
  renderToStaticMarkup(
    <BodyForm
      schema={bodySchema(id) ?? {}}
      text={text}
      shown={undefined}
      marks={new Map()}
      onText={() => undefined}
      generate={() => ''}
      knownIds={() => []}
    />,
  )

const needed = (html: string) =>
  [...html.matchAll(/>(\w+)<span class="required"> \*<\/span><span[^>]*>needed/g)].map(([, name]) => name)

it('marks quietly what is required and empty, before anything is sent', () => {
  expect(needed(drawn('enrollUser', ''))).toEqual(['clientId', 'name', 'email', 'partnershipId'])
  expect(needed(drawn('enrollUser', '{"clientId": "x", "name": "Ada"}'))).toEqual(['email', 'partnershipId'])
})

it('offers no new id for a client, who must be there already', () => {
  expect(drawn('enrollUser', '{}')).not.toContain('New UUID')
  expect(drawn('flagDevice', '{}')).toContain('New UUID for deviceId')
})

it('says where a partnership’s id comes from', () => {
  expect(drawn('enrollUser', '{}')).toContain('placeholder="Ask Signet for yours')
})
