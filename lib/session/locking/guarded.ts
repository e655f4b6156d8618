import type { Secrets } from '#lib/vault/secrets.ts'
import type { Saves } from '../sending/saves.ts'
import type { Sender } from '../sending/send.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { CredentialSource } from './credential-source.ts'

/** The tokens, where every use of one is a use of the vault too: first it is seen whether it should have locked. */
export function guardTokens(tokens: Tokens, use: () => Promise<void>): Tokens {
  return {
    ...tokens,
    get: (...need) => use().then(() => tokens.get(...need)),
    renew: (...order) => use().then(() => tokens.renew(...order)),
    generate: (...order) => use().then(() => tokens.generate(...order)),
    spendRefreshToken: (...order) => use().then(() => tokens.spendRefreshToken(...order)),
    show: (...order) => use().then(() => tokens.show(...order)),
  }
}

export function guardCredentials(credentials: CredentialSource, use: () => Promise<void>): CredentialSource {
  return { ...credentials, of: (profile) => use().then(() => credentials.of(profile)) }
}

/** Keys and secrets, for those who read and write them: to see whether there is one is no use of it. */
export function guardSecrets(secrets: Secrets, use: () => Promise<void>): Secrets {
  return {
    ...secrets,
    get: (...what) => use().then(() => secrets.get(...what)),
    put: (...what) => use().then(() => secrets.put(...what)),
    copy: (...what) => use().then(() => secrets.copy(...what)),
  }
}

/** Before a send begins: a lock that is due would cancel it halfway, in place of asking for the passphrase. */
export function guardSender(sender: Sender, use: () => Promise<void>): Sender {
  return { ...sender, send: (order) => use().then(() => sender.send(order)) }
}

export function guardSaves(saves: Saves, use: () => Promise<void>): Saves {
  return { ...saves, begin: (order) => use().then(() => saves.begin(order)) }
}
