import { describe, expect, test } from 'vitest'
import { EnvRefused, readEnv } from '../../../env.ts'
import { mayClaimAddress } from './account-linking.rules.ts'
import { readClaims } from './oidc.client.ts'

describe('which addresses may be taken', () => {
  const claims = {
    issuer: 'https://accounts.test',
    subject: 's',
    accountId: undefined,
    email: 'a@school.test',
    emailVerified: undefined,
    hostedDomain: undefined,
  }
  const tenant = 'https://login.microsoftonline.com/0f8fad5b-d9cb-469f-a165-70867728950e/v2.0'

  test('an Entra account without "verified", from the school’s own tenant only', () => {
    expect(mayClaimAddress({ ...claims, issuer: tenant }, undefined)).toBe(true)
    expect(mayClaimAddress({ ...claims, issuer: tenant, emailVerified: false }, undefined)).toBe(false)
    expect(mayClaimAddress(claims, undefined)).toBe(false)
    expect(
      mayClaimAddress(
        { ...claims, issuer: 'https://login.microsoftonline.com.evil.test/0f8fad5b-d9cb-469f-a165-70867728950e/v2.0' },
        undefined,
      ),
    ).toBe(false)
  })

  test.each(['common', 'organizations', 'consumers'])('Entra’s %s is refused at the start', name => {
    const env = { OIDC_CLIENT_ID: 'x', OIDC_ISSUER: `https://login.microsoftonline.com/${name}/v2.0` }
    expect(() => readEnv(env)).toThrow(EnvRefused)
    expect(readEnv({ ...env, OIDC_ISSUER: tenant }).OIDC_ISSUER).toBe(tenant)
  })

  test('an issuer without https is refused, unless it is on this machine', () => {
    expect(() => readEnv({ OIDC_CLIENT_ID: 'x', OIDC_ISSUER: 'http://id.school.test' })).toThrow('https')
  })
})

describe('what a token says', () => {
  const token = { iss: 'https://id.school.test', sub: 's' }

  test.each([
    [true, true],
    ['true', true],
    [' TRUE ', true],
    [false, false],
    ['false', false],
    ['False', false],
    ['', false],
    ['yes', false],
    [0, false],
    [{}, false],
    [undefined, undefined],
    [null, undefined],
  ])('email_verified of %o is %o', (said, meant) => {
    expect(readClaims({ ...token, email_verified: said }).emailVerified).toBe(meant)
  })

  test('an Entra account is its id in the tenant that issued the token, and in no other', () => {
    const [tid, oid] = ['0f8fad5b-d9cb-469f-a165-70867728950e', 'e1f6c6a4-3f70-4a7e-9d0b-7a4d1f0d7c11']
    const iss = `https://login.microsoftonline.com/${tid}/v2.0`
    expect(readClaims({ iss, sub: 's', tid: tid.toUpperCase(), oid }).accountId).toBe(oid)
    expect(readClaims({ iss, sub: 's', tid: oid, oid }).accountId).toBeUndefined()
    expect(readClaims({ iss, sub: 's', oid }).accountId).toBeUndefined()
    expect(readClaims({ ...token, tid, oid }).accountId).toBeUndefined()
  })
})
