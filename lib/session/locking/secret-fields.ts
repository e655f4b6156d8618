import { AppError } from '#lib/errors.ts'
import type { Operation } from '#lib/signet/catalogue/catalogue.ts'
import type { Credentials } from '#lib/signet/profile/credentials.ts'
import type { Profile } from '#lib/signet/profile/profile.ts'
import { createRedactor, type Redactor } from '#lib/signet/redaction/redact.ts'
import { createSecretFinder } from '#lib/signet/redaction/redact-secrets.ts'
import { t } from '#lib/text.ts'
import { mapTexts } from '../map-texts.ts'
import type { OutgoingRequest } from '../sending/transport.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { CredentialSource } from './credential-source.ts'

/** Where secrets meet requests: filled in for the token calls alone, taken out of everything that is shown or kept. */
export interface SecretFields {
  /** Puts the profile's key, secret and refresh token where `{{apiKey}}`, `{{apiSecret}}`, `{{refreshToken}}` stand. */
  readonly fill: (
    request: OutgoingRequest,
    operation: Operation | undefined,
    profile: Profile,
  ) => Promise<OutgoingRequest>
  /** Knows every secret and token of this moment. */
  readonly redactor: () => Promise<Redactor>
  /** What was typed as it may be kept: a key or secret in it is put back behind its name, a token is taken out. */
  readonly withoutSecrets: <Value>(typed: Value) => Promise<Value>
  /**
   * For what is written to the disk in plain.
   *
   * @param typed A key and secret that are not known yet.
   * @throws AppError `input.invalid` where a text holds a key, secret or token that is known.
   */
  readonly mustHoldNone: (text: string, typed?: Credentials) => Promise<void>
}

interface SecretPorts {
  readonly credentials: { readonly of: (profile: Profile) => Promise<Credentials | undefined> } & Pick<
    CredentialSource,
    'all'
  >
  readonly tokens: Tokens
}

export function createSecretFields({ credentials, tokens }: SecretPorts): SecretFields {
  async function valuesOf(body: string, profile: Profile): Promise<Record<string, string | undefined>> {
    const refreshToken = body.includes('{{refreshToken}}') ? await tokens.spendRefreshToken(profile) : undefined
    return { ...(await credentials.of(profile)), refreshToken }
  }

  async function redactor(): Promise<Redactor> {
    const known = (await credentials.all()).flatMap(bothOf)
    return createRedactor([...(await tokens.all()), ...known].filter((secret) => secret !== ''))
  }

  return {
    redactor,
    async fill(request, operation, profile) {
      if (operation?.secretAnswer !== true || request.body === undefined) return request
      const values = await valuesOf(request.body, profile)
      const body = request.body.replace(/\{\{(apiKey|apiSecret|refreshToken)\}\}/g, (_, name: string) => {
        const value = values[name]
        if (value === undefined)
          throw new AppError(
            'secret.missing',
            t('This profile has no {name} to send. Enter its key and secret first.', { name }),
          )
        return inJson(value)
      })
      return { ...request, body }
    },
    async withoutSecrets(value) {
      const known = await credentials.all()
      const find = createSecretFinder([...(await tokens.all()), ...known.flatMap(bothOf)])
      const text = JSON.stringify(value)
      // Asked at every keystroke, and hardly ever is there anything to take out.
      return find(text) === text ? value : mapTexts(value, (one) => find(named(one, known)))
    },
    async mustHoldNone(text, typed) {
      const find = createSecretFinder(typed === undefined ? [] : bothOf(typed))
      if ((await redactor()).text(text) === text && find(text) === text) return
      throw new AppError(
        'input.invalid',
        t('This holds a key, a secret or a token: those are kept with the profile alone.'),
      )
    },
  }
}

/** A text as it stands between the quotes of a JSON string. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1)

const bothOf = ({ apiKey, apiSecret }: Credentials): string[] => [apiSecret, apiKey]

/** Keys and secrets behind their names, plain or as JSON has them. */
function named(text: string, known: readonly Credentials[]): string {
  return known.reduce((left, { apiKey, apiSecret }) => {
    const secretless = [apiSecret, inJson(apiSecret)].reduce((one, what) => replaced(one, what, '{{apiSecret}}'), left)
    return [apiKey, inJson(apiKey)].reduce((one, what) => replaced(one, what, '{{apiKey}}'), secretless)
  }, text)
}

const replaced = (text: string, what: string, by: string): string => (what === '' ? text : text.replaceAll(what, by))
