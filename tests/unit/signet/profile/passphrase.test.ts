import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PASSPHRASE_MIN, passphraseStrength } from '#lib/signet/profile/passphrase.ts'

it('asks for the characters that are missing', () => {
  expect(passphraseStrength('').word).toBe('12 more characters')
  expect(passphraseStrength('elevenchars').word).toBe('1 more character')
  expect(passphraseStrength('elevenchars').accepted).toBe(false)
})

it.each([
  'passwordpassword',
  'P@ssw0rd12345',
  'aaaaaaaaaaaaaaaaaaaaaaaa',
  'abcabcabcabcabc',
  'qwertyuiopasdfgh',
  '123456789012345',
  'poiuytrewq4321',
  'signetsignet1',
  'horse horse horse horse',
])('refuses what is tried first, however long: %s', (passphrase) => {
  expect(passphraseStrength(passphrase)).toMatchObject({ accepted: false, word: expect.stringMatching(/^Too easy/) })
})

it.each([
  ['mydogisnamedrex', /^Weak/],
  ['clover basket wrong tin', /^Fair/],
  ['k8#Qz!p2Vw9$', /^Fair/],
  ['correct horse battery staple orange', /^Strong$/],
  ['k8#Qz!p2Vw9$mT4&', /^Strong$/],
])('says what %s is worth', (passphrase, word) => {
  expect(passphraseStrength(passphrase)).toMatchObject({ accepted: true, word: expect.stringMatching(word) })
})

it('judges anything that can be typed, and accepts nothing that is too short', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (passphrase) => {
      const { accepted, share } = passphraseStrength(passphrase)
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(1)
      if ([...passphrase].length < PASSPHRASE_MIN) expect(accepted).toBe(false)
    }),
  )
})
