import { generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Configuration, interactionPolicy, type JWKS, Provider } from 'oidc-provider'

export const clientId = 'learning-hubs'
export const clientSecret = 'a-secret-for-tests-only-0123456789'

/** Who is signed in at the school, as its sign-in would tell of them. */
type Account = {
  sub: string
  email?: string
  email_verified?: boolean | string
  hd?: string
  name?: string
  /** Of an Entra account. */
  tid?: string
  oid?: string
}

export type Idp = {
  issuer: string
  /** Where it listens. */
  reachedAt: string
  /** Whoever comes to it is this person. */
  account: Account
  /** Whether its id token says no more than who it is. */
  sparing?: boolean
  start(): Promise<void>
  stop(): Promise<void>
  /** Goes on with other signing keys, as sign-in services do from time to time. */
  rotateKeys(): Promise<void>
  /** Walks the browser's way through the school's sign-in; returns the address it is sent back to. */
  walk(url: string): Promise<URL>
}

function settings(idp: Pick<Idp, 'account' | 'sparing'>, redirectUri: string, keys: JWKS): Configuration {
  const policy = interactionPolicy.base()
  policy.remove('consent')
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub', 'hd', 'tid', 'oid'], email: ['email', 'email_verified'], profile: ['name'] },
    jwks: keys,
    // Many services tell a name only when asked once more, with the token.
    conformIdTokenClaims: idp.sparing ?? false,
    pkce: { required: () => true },
    cookies: { keys: ['for tests only'] },
    features: { devInteractions: { enabled: false } },
    interactions: { policy, url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ ...idp.account, sub }) }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({ clientId, accountId: idp.account.sub })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  }
}

let keysMade = 0

/** A signing key that no run has had before. */
function newKeys(): JWKS {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    keys: [{ ...privateKey.export({ format: 'jwk' }), kid: `key-${++keysMade}`, use: 'sig', alg: 'RS256' }],
  } as JWKS
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', () => resolve()))
}

/** Follows redirects like a browser, with the cookies of the school's sign-in, until it is sent elsewhere. */
async function follow(issuer: string, start: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let url = new URL(start)
  for (let hops = 0; url.origin === new URL(issuer).origin; hops++) {
    if (hops > 10) throw new Error('the school’s sign-in sends the browser round in circles')
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const next = answer.headers.get('location')
    if (!next)
      throw new Error(
        `the school’s sign-in stopped at ${url.pathname}: ${answer.status} ${(await answer.text()).slice(0, 300)}`,
      )
    url = new URL(next, url)
  }
  return url
}

/**
 * A real OpenID provider; not listening until started. It sends people back to this address only.
 * @param named the address it gives as its own; whoever asks it there has to be led to `reachedAt`
 */
export async function createIdp(redirectUri: () => string, named?: string): Promise<Idp> {
  const probe = createServer()
  await listen(probe, 0)
  const { port } = probe.address() as AddressInfo
  await new Promise(resolve => probe.close(resolve))
  const reachedAt = `http://127.0.0.1:${port}`
  const issuer = named ?? reachedAt
  let server: Server | undefined
  let keys = newKeys()

  const idp: Idp = {
    issuer,
    reachedAt,
    account: { sub: 'nobody' },
    async start() {
      const provider = new Provider(issuer, settings(idp, redirectUri(), keys))
      // Behind a name of its own it is told by its proxy which one.
      provider.proxy = named !== undefined
      const answer = provider.callback()
      const mounted = new URL(issuer).pathname.replace(/\/$/, '')
      server = createServer((request, reply) => {
        const { url = '' } = request
        if (mounted !== '' && url.startsWith(mounted))
          Object.assign(request, { originalUrl: url, url: url.slice(mounted.length) })
        if (!url.startsWith('/interaction/')) return void answer(request, reply)
        void provider.interactionFinished(request, reply, { login: { accountId: idp.account.sub } })
      })
      await listen(server, port)
    },
    async stop() {
      const stopping = server
      server = undefined
      stopping?.closeAllConnections()
      if (stopping) await new Promise(resolve => stopping.close(resolve))
    },
    async rotateKeys() {
      keys = newKeys()
      await idp.stop()
      await idp.start()
    },
    walk: url => follow(issuer, url),
  }
  return idp
}
