import { describe, expect, test } from 'vitest'
import { EnvRefused, readEnv } from '../../env.ts'
import { mayClaimAddress } from './linking.ts'

describe('which addresses may be taken', () => {
  const claims = {
    issuer: 'https://accounts.test',
    subject: 's',
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
