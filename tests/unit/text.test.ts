import { afterEach, expect, it, vi } from 'vitest'
import type { Operation } from '#lib/signet/catalogue/catalogue.ts'
import { pluralKey, textKey } from '#lib/text.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** The module as a browser of that language loads it. */
async function spokenIn(uiLanguage: string, messages: Record<string, string>) {
  const asked: string[] = []
  const getMessage = (key: string) => {
    asked.push(key)
    return messages[key] ?? ''
  }
  vi.stubGlobal('chrome', { i18n: { getUILanguage: () => uiLanguage, getMessage } })
  vi.resetModules()
  return { ...(await import('#lib/text.ts')), asked }
}

it('says English where there is no browser', async () => {
  vi.resetModules()
  const { t, tn, LANGUAGE } = await import('#lib/text.ts')
  expect(t('Copied {profile}, good for {life}', { profile: 'Acme Test', life: '52 min' })).toBe(
    'Copied Acme Test, good for 52 min',
  )
  expect([0, 1, 1204].map((n) => tn(n, '{n} row', '{n} rows'))).toEqual(['0 rows', '1 row', '1,204 rows'])
  expect(LANGUAGE).toBe('en')
})

it('does not ask the browser for English', async () => {
  const { t, asked } = await spokenIn('en-GB', { [textKey('Lock')]: 'wrong' })
  expect(t('Lock')).toBe('Lock')
  expect(asked).toEqual([])
})

it('says what the browser has in another language, and English for what is missing', async () => {
  const { t, tn, LANGUAGE } = await spokenIn('pl', {
    language: 'pl',
    [textKey('Copied {profile}')]: '{profile}: skopiowano',
    [textKey('{n} rows')]: '{n} wiersza',
    [pluralKey('{n} rows', 'one')]: '{n} wiersz',
    [pluralKey('{n} rows', 'few')]: '{n} wiersze',
    [pluralKey('{n} rows', 'many')]: '{n} wierszy',
  })
  expect(t('Copied {profile}', { profile: 'Acme' })).toBe('Acme: skopiowano')
  expect(t('Lock')).toBe('Lock')
  expect([1, 3, 5, 1204].map((n) => tn(n, '{n} row', '{n} rows'))).toEqual([
    '1 wiersz',
    '3 wiersze',
    '5 wierszy',
    '1204 wiersze',
  ])
  expect(LANGUAGE).toBe('pl')
})

it('speaks of itself in English where the browser’s language has no texts', async () => {
  const { tn, LANGUAGE } = await spokenIn('de', {})
  expect(tn(1204, '{n} row', '{n} rows')).toBe('1,204 rows')
  expect(LANGUAGE).toBe('en')
})

it('leaves what has no value as it stands, and puts values in once', async () => {
  const { t } = await import('#lib/text.ts')
  expect(t('{{apiKey}} of {name}', { name: '{name} $& {{x}}' })).toBe('{{apiKey}} of {name} $& {{x}}')
})

it('has keys that the browser allows and tells apart', () => {
  const texts = ['Save', 'Save…', 'save', 'Lock now', 'Lock now.', '…', '“{name}” is gone']
  const keys = texts.map(textKey)
  expect(new Set(keys.map((key) => key.toLowerCase())).size).toBe(texts.length)
  for (const key of keys) expect(key).toMatch(/^[a-z0-9_]+$/)
})

it('lets the sandbox speak English, as Signet does, whatever the browser speaks', async () => {
  const must = { [textKey('{name} must be {what}')]: '{name} muss {what} sein' }
  await spokenIn('de', { language: 'de', ...must, [textKey('a whole number')]: 'eine ganze Zahl' })
  const { checkRequest } = await import('#lib/sandbox/request-check.ts')
  const { checkValue } = await import('#lib/signet/body/schema-check.ts')
  const limit = { name: 'limit', in: 'query', required: true, schema: { type: 'integer' } }
  const operation = { parameters: [limit], hasBody: false } as unknown as Operation

  const refusal = await checkRequest(operation, new Request('https://sandbox.test/?limit=many'), {})

  expect(JSON.stringify(refusal)).toContain('limit must be a whole number')
  expect(checkValue(limit.schema, 'many', 'limit')[0]?.reason).toBe('limit muss eine ganze Zahl sein')
})
