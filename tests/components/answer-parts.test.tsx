import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { answerSize } from '#components/response/amounts.ts'
import { HexView } from '#components/response/HexView.tsx'
import { NoBody } from '#components/response/NoBody.tsx'
import { RawBar } from '#components/response/RawBar.tsx'
import { keptTab, ResponseTabs } from '#components/response/ResponseTabs.tsx'
import { SentView } from '#components/response/SentView.tsx'
import { TableView } from '#components/response/TableView.tsx'
import { TimingView } from '#components/response/TimingView.tsx'
import { UnreadBody, type UnreadBodyProps } from '#components/response/UnreadBody.tsx'
import { WalkReport } from '#components/response/WalkReport.tsx'
import { createTable } from '#lib/answer/table-reading.ts'
import type { Answer, Exchange } from '#lib/signet/exchange/exchange.ts'
import type { Saving } from '#lib/signet/exchange/saving.ts'
import type { Timing } from '#lib/signet/exchange/timing.ts'
import type { WalkState } from '#lib/signet/exchange/walk-run.ts'

const nothing = () => {}
const ANSWER: Answer = { status: 200, statusText: '', headers: [], contentType: '', bytes: 4_600_000, kept: false }
const EXCHANGE: Exchange = {
  id: '1',
  page: 'tab:1',
  profileId: 'p',
  profileName: 'Acme',
  environment: 'test',
  state: 'answered',
  startedAt: 0,
  durationMs: 400,
  request: { method: 'GET', url: 'https://api.getsignet.xyz/', headers: [], body: undefined },
  notes: ['The token was renewed first.'],
}

it('has the tabs that an answer has something for, in their order', () => {
  const html = renderToStaticMarkup(<ResponseTabs panes={{ raw: () => 'text', tree: () => 'tree', sent: () => '' }} />)

  expect([...html.matchAll(/data-tab="(\w+)"/g)].map(([, id]) => id)).toEqual(['tree', 'raw', 'sent'])
  expect(html).toContain('>tree</div>')
})

it('lets a tab that hides the body make way for what went wrong, and only for that', () => {
  expect(keptTab('timing', 'failure')).toBeUndefined()
  expect(keptTab('sent', 'no-answer')).toBeUndefined()
  expect(keptTab('raw', 'failure')).toBe('raw')
  expect(keptTab('timing', 'success')).toBe('timing')
})

it('says why there is no body, and what can be done about one that was too long', () => {
  const acts = { notAgain: undefined, saving: undefined, onSave: nothing, onStop: nothing, onCopyCurl: nothing }
  const render = (answer?: Answer, unsent?: 'no-token' | 'held-back', unread: Partial<UnreadBodyProps> = {}) =>
    renderToStaticMarkup(
      <NoBody
        exchange={{ ...(answer && { answer }), ...(unsent && { unsent }) }}
        onTokenCalls={nothing}
        unread={{ ...acts, ...unread }}
      />,
    )

  expect(render()).toContain('No answer came')
  expect(render(undefined, 'held-back')).toContain('was not sent')
  expect(render(undefined, 'no-token')).toContain('Why: see the token’s calls')
  expect(render({ ...ANSWER, bytes: 0 })).toContain('has no body')
  expect(render(ANSWER)).toContain('was not kept (4.6 MB)')
  const LONG: Answer = { ...ANSWER, bytes: 150_000_000, body: 'unread' }
  expect(render(LONG)).toContain('150.0 MB long')
  expect(render(LONG)).toContain('Copy cURL that saves it')
  expect(render(LONG)).toContain('Send again and save to a file')
  const write = render(LONG, undefined, { notAgain: 'may-write' })
  expect(write).toContain('Copy cURL that saves it')
  expect(write).toContain('for it may change data')
  expect(write).not.toContain('Send again')
})

it('tells how far a body is on its way to a file, and what became of it', () => {
  const render = (saving: Saving) =>
    renderToStaticMarkup(
      <UnreadBody
        bytes={0}
        notAgain={undefined}
        saving={saving}
        onSave={nothing}
        onStop={nothing}
        onCopyCurl={nothing}
      />,
    )

  const running = { state: 'running', received: 30_000_000 } as const
  expect(render({ ...running, total: 120_000_000 })).toMatch(/value="30000000"[\s\S]*30\.0 MB of 120\.0 MB[\s\S]*Stop/)
  expect(render({ ...running, total: undefined })).toContain('30.0 MB so far')
  expect(render({ state: 'ended', reason: 'Stopped.' })).toContain('Not saved: Stopped.')
  expect(render({ state: 'saved', name: 'a.json', bytes: 120_000_000 })).toContain('Saved as a.json (120.0 MB)')
})

it('says of an answer whose reading was stopped how much that was at the least', () => {
  expect(answerSize({ body: 'unread', bytes: 0 })).toBe('more than 100 MB')
  expect(answerSize({ body: 'unread', bytes: 150_000_000 })).toBe('150.0 MB')
  expect(answerSize({ bytes: 0 })).toBe('0 B')
})

it('says of a request that never left that it was not sent, and not that it had no headers', () => {
  const render = (change: Partial<Exchange>) =>
    renderToStaticMarkup(<SentView exchange={{ ...EXCHANGE, ...change }} onCopyCurl={nothing} onTokenCalls={nothing} />)

  const unsent = render({ state: 'failed', unsent: 'no-token' })
  expect(unsent).toContain('This request was not sent')
  expect(unsent).toContain('would have gone out as Acme')
  expect(unsent).not.toContain('None.')
  expect(render({})).toContain('None.')
})

it('tells what a body is that is not plain UTF-8', () => {
  const render = (change: Partial<Answer>) =>
    renderToStaticMarkup(
      <RawBar
        answer={{ ...ANSWER, ...change }}
        pretty={undefined}
        onPretty={nothing}
        onSave={nothing}
        onSaveBytes={nothing}
      />,
    )

  expect(render({ body: { encoding: 'windows-1252' } })).toContain('Decoded from windows-1252')
  const broken = render({ body: { encoding: 'utf-8', badAt: 1_204 } })
  expect(broken).toContain('Not UTF-8: the first bad byte is at 1,204.')
  expect(broken).toContain('Save the bytes')
  expect(render({ body: 'binary', contentType: 'image/png; q=1' })).toContain('4.6 MB of data (image/png)')
  expect(renderToStaticMarkup(<HexView bytes={new Uint8Array([137, 80, 78, 71, 0])} />)).toContain(
    '0000  89 50 4e 47 00',
  )
})

const TIMING: Timing = {
  totalMs: 100,
  phases: [
    { name: 'waiting', startMs: 0, durationMs: 80 },
    { name: 'download', startMs: 80, durationMs: 20 },
  ],
  reused: undefined,
  protocol: undefined,
  transferBytes: 900,
  encodedBytes: 600,
  decodedBytes: 2_000,
  server: [{ name: 'db', durationMs: 12.5, description: 'Database' }],
}

it('draws the phases on one scale, with what was done before the request', () => {
  const html = renderToStaticMarkup(<TimingView exchange={{ ...EXCHANGE, answer: { ...ANSWER, timing: TIMING } }} />)

  expect(html).toMatch(/Before it was sent.*--long:75%.*300 ms/)
  expect(html).toMatch(/Download.*--from:95%;--long:5%/)
  expect(html).toContain('The token was renewed first.')
  expect(html).toContain('600 B packed, 2.0 kB unpacked')
  expect(html).toMatch(/Database.*13 ms/)
})

it('says where there is nothing to time', () => {
  const html = renderToStaticMarkup(<TimingView exchange={{ ...EXCHANGE, environment: 'sandbox', answer: ANSWER }} />)

  expect(html).toContain('no network to time')
})

it('shows the columns that were left in, and which one sorts', () => {
  const table = createTable()
  table.add(['{"id": 12345678901234567890, "name": "Ada", "note": "=1+1"}'])
  const state = table.sort({ column: 'id', descending: true })
  const lines = table.lines(0, 9)
  const html = renderToStaticMarkup(
    <TableView
      table={state}
      lineAt={(at) => lines[at]}
      total={40}
      hidden={['note']}
      walk={undefined}
      canWalk
      onWant={nothing}
      onSort={nothing}
      onToggleColumn={nothing}
      onCopyCsv={nothing}
      onSaveCsv={nothing}
      onWalk={nothing}
      onStop={nothing}
      stepsOf={undefined}
      onStep={nothing}
    />,
  )

  expect(html).toContain('1 of 40 rows')
  expect(html).toContain('Read all pages')
  expect(html).toMatch(/aria-sort="descending"[^>]*><button[^>]*>id/)
  expect(html).toContain('12345678901234567890')
  expect(html).not.toMatch(/<th[^>]*><button[^>]*>note/)
})

const WALK: WalkState = {
  state: 'done',
  rows: 9_998,
  pages: 102,
  total: 10_000,
  findings: [],
  key: 'clientId',
  waitMs: undefined,
  waits: 1,
  renewals: 2,
  failure: undefined,
}
const report = (change: Partial<WalkState>) =>
  renderToStaticMarkup(<WalkReport walk={{ ...WALK, ...change }} onStop={nothing} />)

it('tells how far a list has been read, and what was noticed', () => {
  expect(report({ state: 'waiting', waitMs: 7_000 })).toMatch(/Signet asks to wait 7\.0 s.*Stop/)
  expect(report({})).toContain('waited once when Signet asked for it, token renewed 2 times')
  expect(report({})).toContain('No duplicate, gap or change was seen, by clientId.')
  expect(report({ state: 'failed', failure: 'No network.' })).toContain('then it ended: No network.')
  const found = report({
    findings: [
      ...Array.from({ length: 7 }, (_, at) => ({ kind: 'duplicate', first: 1, again: at + 100 }) as const),
      { kind: 'gap', row: 5_000, count: 1 },
      { kind: 'moved', row: 7_000 },
      { kind: 'total', row: 101, from: 300, to: 299 },
      { kind: 'missing', count: 2 },
    ],
  })
  expect(found).toContain('Row 100 is row 1 once more')
  expect(found).toContain('… and 2 more like this')
  expect(found).toContain('Before row 5,000 a row is missing')
  expect(found).toContain('From row 7,000 on the order is another')
  expect(found).toContain('from 300 to 299')
  expect(found).toContain('2 of the total never came')
  expect(found).not.toContain('No duplicate')
})
