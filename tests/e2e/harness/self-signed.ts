import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** A key and a certificate for a host, signed by itself: made anew each time, so that no key lies in the repository. */
export function selfSigned(host: string): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(oid(ECDSA_WITH_SHA256))
  const name = sequence(der(SET, sequence(oid(COMMON_NAME), der(UTF8_STRING, Buffer.from(host)))))
  const body = sequence(
    der(VERSION, der(INTEGER, Buffer.from([2]))),
    der(INTEGER, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ...[algorithm, name, validity(), name],
    spki(publicKey),
    der(EXTENSIONS, sequence(sequence(oid(ALTERNATIVE_NAME), der(OCTETS, sequence(der(DNS_NAME, Buffer.from(host))))))),
  )
  const signature = der(BIT_STRING, Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)]))
  const cert = sequence(body, algorithm, signature).toString('base64')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${cert}\n-----END CERTIFICATE-----\n`,
  }
}

const [INTEGER, BIT_STRING, OCTETS, OBJECT_ID, UTF8_STRING, UTC_TIME] = [0x02, 0x03, 0x04, 0x06, 0x0c, 0x17]
const [SEQUENCE, SET, DNS_NAME, VERSION, EXTENSIONS] = [0x30, 0x31, 0x82, 0xa0, 0xa3]
const ECDSA_WITH_SHA256 = '2a8648ce3d040302'
const COMMON_NAME = '550403'
const ALTERNATIVE_NAME = '551d11'

function der(tag: number, ...content: Buffer[]): Buffer {
  const value = Buffer.concat(content)
  const { length } = value
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), value])
}
const sequence = (...content: Buffer[]): Buffer => der(SEQUENCE, ...content)
const oid = (hex: string): Buffer => der(OBJECT_ID, Buffer.from(hex, 'hex'))
const spki = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' })

/** From yesterday on, for a month. */
function validity(): Buffer {
  const day = 24 * 3_600_000
  const time = (at: number): Buffer => {
    const digits = new Date(at).toISOString().replace(/\D/g, '').slice(2, 14)
    return der(UTC_TIME, Buffer.from(`${digits}Z`))
  }
  return sequence(time(Date.now() - day), time(Date.now() + 30 * day))
}
