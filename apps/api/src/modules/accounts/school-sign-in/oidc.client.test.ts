import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createOidc, SchoolUnreachable } from './oidc.client.ts'

const redirectUri = 'https://hubs.school.test/callback'
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

type Answer = { claims?: object; status?: number; location?: string; keyId?: string }

/** A sign-in service that answers the code with whatever the test says. */
async function startIssuer(answer: Answer) {
  const asked: string[] = []
  let nonce = ''
  const server = createServer((request, reply) => {
    asked.push(request.url ?? '')
    if (request.url?.startsWith('/.well-known/'))
      return void reply.setHeader('content-type', 'application/json').end(
        JSON.stringify({
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
        }),
      )
    if (answer.status !== undefined)
      return void reply.writeHead(answer.status, answer.location ? { location: answer.location } : {}).end()
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: issuer, aud: 'hubs', sub: 'tess', nonce, iat: now, exp: now + 60, ...answer.claims }
    const token = `${part({ alg: 'RS256', kid: answer.keyId ?? 'first' })}.${part(claims)}.${Buffer.from('signature').toString('base64url')}`
    return void reply
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify({ access_token: 'a', token_type: 'Bearer', id_token: token }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const oidc = createOidc({ issuer, clientId: 'hubs', clientSecret: 'secret', hostedDomain: undefined })
  async function finish() {
    const { request } = await oidc.begin(redirectUri)
    nonce = request.nonce
    return oidc.finish(`${redirectUri}?code=abc&state=${request.state}`, request)
  }
  return { issuer, finish, asked }
}

describe('what a sign-in service answers', () => {
  test('is taken where it is for us, from the one we asked, and fresh', async () => {
    const { finish, issuer } = await startIssuer({ claims: { email: 'tess@school.test' } })
    expect(await finish()).toEqual({
      issuer,
      subject: 'tess',
      accountId: undefined,
      email: 'tess@school.test',
      emailVerified: undefined,
      hostedDomain: undefined,
    })
  })

  test.each([
    ['for another program', { aud: 'another' }, '"aud"'],
    ['from another issuer', { iss: 'https://evil.test' }, '"iss"'],
    ['run out', { exp: 1, iat: 0 }, '"exp"'],
    ['of another try', { nonce: 'n'.repeat(43) }, '"nonce"'],
    ['for nobody', { sub: undefined }, '"sub"'],
  ])('is refused where it is %s', async (_what, claims, about) => {
    const { finish } = await startIssuer({ claims })
    const refusal: unknown = await finish().catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(Error)
    expect(`${String(refusal)} ${refusal instanceof Error ? String(refusal.cause) : ''}`).toContain(about)
  })

  test('a redirect in place of an answer is not followed', async () => {
    const elsewhere: string[] = []
    const other = createServer((request, reply) => void (elsewhere.push(request.url ?? ''), reply.end()))
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void other.close())
    const { finish } = await startIssuer({
      status: 302,
      location: `http://127.0.0.1:${(other.address() as AddressInfo).port}/`,
    })
    await expect(finish()).rejects.toBeInstanceOf(Error)
    expect(elsewhere).toEqual([])
  })

  test('a key that was changed meanwhile stops no one', async () => {
    const answer: Answer = { keyId: 'first' }
    const { finish } = await startIssuer(answer)
    await finish()
    answer.keyId = 'second'
    expect(await finish()).toMatchObject({ subject: 'tess' })
  })

  test('a server error counts as being down', async () => {
    const { finish } = await startIssuer({ status: 503 })
    await expect(finish()).rejects.toThrow(SchoolUnreachable)
  })
})
