import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { CodeEditor } from '#components/code/CodeEditor.tsx'
import { HexView } from '#components/response/HexView.tsx'
import { NoBody } from '#components/response/NoBody.tsx'
import { RawBar } from '#components/response/RawBar.tsx'
import { TextView } from '#components/response/TextView.tsx'
import type { TextForm } from '#lib/answer/desk.ts'
import { rowOf } from '#lib/answer/row-window.ts'
import type { Answer, Exchange } from '#lib/signet/exchange/exchange.ts'
import { saveBody, saveBytes, useReading } from '#lib/stores/reading-store.ts'
import { nextHit, searchText, showRows, showWhole, useText, wantTextRows } from '#lib/stores/text-store.ts'
import { showTab } from '#lib/stores/workspace-store.ts'
import { t } from '#lib/text.ts'
import { useUnread } from './unread.ts'

/** Characters beyond which a text is no editor's: one of 1.3 million takes 80 ms to be made, and the page waits. */
const EDITOR_MAX = 800_000

/** The answer on show as text: in an editor, row by row where it is long, or as the data that it is. */
export function RawPane({ exchange }: { readonly exchange: Exchange }): ReactNode {
  const { body, characters, tree } = useReading()
  const [pretty, setPretty] = useState(true)
  const unread = useUnread(exchange)
  const { answer } = exchange
  if (answer === undefined || body === undefined || body.size === 0) {
    return <NoBody exchange={exchange} onTokenCalls={() => showTab('token')} unread={unread} />
  }
  const isJson = tree !== undefined && tree.fault === undefined
  const form: TextForm = isJson && pretty ? 'laid out' : 'received'
  return (
    <>
      <RawBar
        answer={answer}
        pretty={isJson ? pretty : undefined}
        onPretty={setPretty}
        onSave={() => saveBody(exchange)}
        onSaveBytes={hasBytes(answer) ? () => void saveBytes(exchange) : undefined}
      />
      {answer.body === 'binary' ? (
        <Beginning body={body} />
      ) : characters === undefined ? null : characters <= EDITOR_MAX ? (
        <Whole form={form} />
      ) : (
        <Rows form={form} />
      )}
    </>
  )
}

/** Those of UTF-16 are not handed over: a secret in them could not be found. */
const hasBytes = ({ body }: Answer): boolean =>
  typeof body === 'object' && body.badAt !== undefined && !body.encoding.startsWith('utf-16')

function Whole({ form }: { readonly form: TextForm }): ReactNode {
  const whole = useText((state) => state.whole)
  const { desk, tree } = useReading()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another desk is another text
  useEffect(() => void showWhole(form), [form, desk])
  if (whole === undefined) return null
  const plain = tree === undefined
  return <CodeEditor key={plain ? 'plain' : 'json'} label={t('Raw')} value={whole.text} plain={plain} />
}

function Rows({ form }: { readonly form: TextForm }): ReactNode {
  const { text, rows, sought, hit, hitRow } = useText()
  const onColumns = useCallback((columns: number) => void showRows(form, columns), [form])
  return (
    <TextView
      state={text}
      rowAt={(at) => rowOf(rows, at)}
      sought={sought}
      hit={hit}
      hitRow={hitRow}
      onColumns={onColumns}
      onWant={wantTextRows}
      onSearch={(wanted) => void searchText(wanted)}
      onHit={(step) => void nextHit(step)}
    />
  )
}

/** Bytes of data that are shown. */
const SHOWN_BYTES = 512

function Beginning({ body }: { readonly body: Blob }): ReactNode {
  const [bytes, setBytes] = useState<Uint8Array>()
  useEffect(() => {
    let gone = false
    void body
      .slice(0, SHOWN_BYTES)
      .arrayBuffer()
      .then((buffer) => !gone && setBytes(new Uint8Array(buffer)))
    return () => {
      gone = true
    }
  }, [body])
  return bytes === undefined ? null : <HexView bytes={bytes} />
}
