/** One measured number of the product, against something plain in the same run, or against a fixed time. */
export type Row =
  | {
      readonly what: string
      readonly ms: number
      readonly againstMs: number
      readonly atMost: number
      /** Also good when no more than this many milliseconds are added. */
      readonly orPlusMs?: number
    }
  | { readonly what: string; readonly ms: number; readonly atMostMs: number }

/** The table that stands in the README. */
export function tableOf(rows: readonly Row[]): string {
  return ['| what | measured | ratio | aim | held |', '| --- | --- | --- | --- | --- |', ...rows.map(lineOf)].join('\n')
}

function lineOf(row: Row): string {
  if ('atMostMs' in row) {
    return line(row.what, `${row.ms.toFixed(0)} ms`, '-', `${row.atMostMs} ms`, row.ms <= row.atMostMs)
  }
  const { what, ms, againstMs, atMost, orPlusMs } = row
  const ratio = ms / againstMs
  const held = ratio <= atMost || ms - againstMs <= (orPlusMs ?? 0)
  const aim = orPlusMs === undefined ? `${atMost}` : `${atMost} or + ${orPlusMs} ms`
  return line(what, `${ms.toFixed(0)} / ${againstMs.toFixed(0)} ms`, ratio.toFixed(2), aim, held)
}

const line = (what: string, measured: string, ratio: string, aim: string, held: boolean): string =>
  `| ${what} | ${measured} | ${ratio} | ${aim} | ${held ? 'yes' : '**no**'} |`
