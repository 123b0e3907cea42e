import { onTestFinished, vi } from 'vitest'
import { createIdp, type Idp } from './idp.ts'

export { clientId, clientSecret } from './idp.ts'

/** A real OpenID provider in the school's place, or a visitor's; it ends with the test. */
export async function createSchoolIdp(redirectUri: string, named?: string): Promise<Idp> {
  const idp = await createIdp(() => redirectUri, named)
  if (named) leadTo(idp)
  // The provider warns that this is no way to run a real one; it is not.
  const quiet = (['info', 'warn'] as const).map(method => vi.spyOn(console, method).mockImplementation(() => undefined))
  onTestFinished(async () => {
    quiet.forEach(spy => spy.mockRestore())
    await idp.stop()
  })
  return idp
}

/** Whoever asks the provider by its name reaches it where it listens, as behind a proxy. */
function leadTo({ issuer, reachedAt }: Idp) {
  const { origin, host } = new URL(issuer)
  const { fetch } = globalThis
  vi.stubGlobal('fetch', (asked: string | URL, init: RequestInit = {}) => {
    const url = new URL(asked)
    if (url.origin !== origin) return fetch(asked, init)
    const headers = new Headers(init.headers)
    headers.set('x-forwarded-host', host)
    headers.set('x-forwarded-proto', 'https')
    return fetch(reachedAt + url.pathname + url.search, { ...init, headers })
  })
  onTestFinished(() => void vi.unstubAllGlobals())
}
