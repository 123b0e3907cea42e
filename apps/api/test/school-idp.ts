import { onTestFinished, vi } from 'vitest'
import { createIdp, type Idp } from './idp.ts'

export { clientId, clientSecret } from './idp.ts'

/** A real OpenID provider in the school's place, or a visitor's; it ends with the test. */
export async function createSchoolIdp(redirectUri: string): Promise<Idp> {
  const idp = await createIdp(() => redirectUri)
  // The provider warns that this is no way to run a real one; it is not.
  const quiet = (['info', 'warn'] as const).map(method => vi.spyOn(console, method).mockImplementation(() => undefined))
  onTestFinished(async () => {
    quiet.forEach(spy => spy.mockRestore())
    await idp.stop()
  })
  return idp
}
