/**
 * What JavaScript makes of a JSON number, where that is another number: `12345678901234567890` becomes
 * `12345678901234567000`. Undefined where none of its digits is lost; `1.50` and `1.5` are the same number.
 */
export function corruptedNumber(source: string): string | undefined {
  const read = Number(source)
  const shown = String(read)
  return sameNumber(source, shown) ? undefined : shown
}

function sameNumber(one: string, other: string): boolean {
  return Number.isFinite(Number(other)) && canonical(one) === canonical(other)
}

/** Significant digits and the power of ten behind them: `-0.0150e3` is `-15e0`. */
function canonical(source: string): string {
  const [, sign = '', whole = '', part = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(source) ?? []
  const all = `${whole}${part}`.replace(/^0+/, '')
  const digits = all.replace(/0+$/, '')
  if (digits === '') return '0'
  return `${sign}${digits}e${BigInt(power) - BigInt(part.length) + BigInt(all.length - digits.length)}`
}
