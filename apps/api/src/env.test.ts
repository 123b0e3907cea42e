import { describe, expect, test } from 'vitest'
import { EnvRefused, readEnv } from './env.ts'

const google = { name: 'Google', issuer: 'https://accounts.google.com', clientId: 'id', clientSecret: 'secret' }
const read = (accounts: unknown) =>
  readEnv({ VISITOR_ACCOUNTS: typeof accounts === 'string' ? accounts : JSON.stringify(accounts) }).VISITOR_ACCOUNTS

describe('the services where visitors have accounts', () => {
  test('are none unless named', () => {
    expect(readEnv({}).VISITOR_ACCOUNTS).toEqual([])
    expect(read('')).toEqual([])
  })

  test('are as many as the school names, each with an address of its own', () => {
    const all = [google, { ...google, name: 'WordPress.com', issuer: 'https://public-api.wordpress.com' }]
    expect(read(all).map(({ key }) => key)).toEqual(['google', 'wordpress-com'])
  })

  test.each([
    ['no JSON', 'Google', 'JSON list'],
    ['no list', google, 'VISITOR_ACCOUNTS is wrong'],
    ['no name', [{ ...google, name: '' }], 'each needs a "name"'],
    ['no id', [{ ...google, clientId: undefined }], 'each needs a "clientId"'],
    ['no issuer', [{ ...google, issuer: 'google' }], 'each needs an "issuer"'],
    ['an issuer anybody on the way could answer for', [{ ...google, issuer: 'http://google.test' }], 'https://'],
    ['the same name twice', [google, { ...google, name: 'google' }], 'a name of its own'],
    ['a word that means nothing', [{ ...google, secret: 'x' }], 'VISITOR_ACCOUNTS is wrong'],
  ])('are refused in a sentence: %s', (_, accounts, said) => {
    expect(() => read(accounts)).toThrow(EnvRefused)
    expect(() => read(accounts)).toThrow(said)
  })
})
