import type { Configuration, IDToken } from 'openid-client'
import { isTenant, type SchoolClaims } from './account-linking.rules.ts'

export type OidcSettings = {
  issuer: string
  clientId: string
  clientSecret: string | undefined
  hostedDomain: string | undefined
}

/** What this browser must bring back: kept in its cookie while it is away. */
export type OidcRequest = { state: string; nonce: string; verifier: string }

/** The school's sign-in does not answer. */
export class SchoolUnreachable extends Error {}

// Most schools begin without it, so a start does not wait for it.
const library = () => import('openid-client')

const TIMEOUT_SECONDS = 5

const isLoopback = (url: URL) => url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)

/** Node's fetch says TypeError for a network that failed; the library says so by code where it waited too long. */
function isOutage(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) {
    if (e.name === 'TimeoutError' || e.name === 'AbortError') return true
    if (e instanceof TypeError && e.message === 'fetch failed') return true
    if ('code' in e && (e.code === 'OAUTH_TIMEOUT' || e.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM')) return true
  }
  return false
}

function failed(error: unknown): never {
  throw isOutage(error) ? new SchoolUnreachable('the sign-in service isn’t responding', { cause: error }) : error
}

/** The issuer's own description, asked for when first needed and kept once it came. Throws SchoolUnreachable. */
function createDiscovery({ issuer, clientId, clientSecret }: OidcSettings): () => Promise<Configuration> {
  const server = new URL(issuer)
  let discovered: Promise<Configuration> | undefined

  async function discover(): Promise<Configuration> {
    const client = await library()
    const auth = clientSecret ? client.ClientSecretPost(clientSecret) : client.None()
    return client.discovery(server, clientId, clientSecret, auth, {
      timeout: TIMEOUT_SECONDS,
      ...(isLoopback(server) && { execute: [client.allowInsecureRequests] }),
    })
  }

  return () => {
    discovered ??= discover().catch((error: unknown) => {
      // Not kept: the next one who comes asks again, and finds it recovered.
      discovered = undefined
      throw new SchoolUnreachable('the school’s sign-in isn’t responding', { cause: error })
    })
    return discovered
  }
}

/** What the service says of somebody who came only to be named: nothing of it opens anything. */
export type Profile = { name: string | undefined; email: string | undefined }

/** The address only where the service vouches for it. Entra says so by `xms_edov`, where it was asked to. */
function readProfile(claims: Record<string, unknown>): Profile {
  const said = ['name', 'preferred_username', 'nickname'].map(key => textOf(claims[key])?.trim())
  const isConfirmed = flagOf(claims['email_verified']) === true || flagOf(claims['xms_edov']) === true
  return {
    name: said.find(each => each !== undefined && each !== ''),
    email: isConfirmed ? textOf(claims['email']) : undefined,
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** True and false, in text too: some services send them so. What is neither is false: it was said, and not understood. */
function flagOf(value: unknown): boolean | undefined {
  if (value === undefined || value === null) return undefined
  return value === true || (typeof value === 'string' && value.trim().toLowerCase() === 'true')
}

/** What an id token says about its person. */
export function readClaims(claims: Pick<IDToken, 'iss' | 'sub'> & Record<string, unknown>): SchoolClaims {
  return {
    issuer: claims.iss,
    subject: claims.sub,
    // Entra’s `sub` is another for each program; what stays with an account is its id in its own tenant.
    accountId: isTenant(claims.iss, textOf(claims['tid'])) ? textOf(claims['oid']) : undefined,
    email: textOf(claims['email']),
    emailVerified: flagOf(claims['email_verified']),
    hostedDomain: textOf(claims['hd']),
  }
}

/** OpenID Connect, code flow with PKCE, by a certified library. */
export function createOidc(settings: OidcSettings) {
  const describe = createDiscovery(settings)

  async function trade(currentUrl: string, request: OidcRequest) {
    const [client, configuration] = [await library(), await describe()]
    const tokens = await client
      .authorizationCodeGrant(configuration, new URL(currentUrl), {
        pkceCodeVerifier: request.verifier,
        expectedState: request.state,
        expectedNonce: request.nonce,
        idTokenExpected: true,
      })
      .catch(failed)
    const claims = tokens.claims()
    if (!claims) throw new Error('no id token was sent')
    return { claims, accessToken: tokens.access_token }
  }

  return {
    /** Throws SchoolUnreachable. */
    async check(): Promise<void> {
      await describe()
    },

    /** Where to send the browser, and what it must bring back. Throws SchoolUnreachable. */
    async begin(redirectUri: string): Promise<{ url: string; request: OidcRequest }> {
      const [client, configuration] = [await library(), await describe()]
      const request = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state: request.state,
        nonce: request.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(request.verifier),
        code_challenge_method: 'S256',
        ...(settings.hostedDomain && { hd: settings.hostedDomain }),
      })
      return { url: url.href, request }
    },

    /** Trades the code for who it is. Throws SchoolUnreachable, or any other error for an answer that does not fit. */
    async finish(currentUrl: string, request: OidcRequest): Promise<SchoolClaims> {
      return readClaims((await trade(currentUrl, request)).claims)
    },

    /** The same for a name and an address alone; many services tell them only when asked once more. */
    async finishAsVisitor(currentUrl: string, request: OidcRequest): Promise<Profile> {
      const { claims, accessToken } = await trade(currentUrl, request)
      const [client, configuration] = [await library(), await describe()]
      if (textOf(claims['name']) !== undefined || !configuration.serverMetadata().userinfo_endpoint)
        return readProfile(claims)
      const told = await client.fetchUserInfo(configuration, accessToken, claims.sub).catch(failed)
      return readProfile({ ...claims, ...told })
    },
  }
}
