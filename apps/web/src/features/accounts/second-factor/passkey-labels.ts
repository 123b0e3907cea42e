import { ApiProblem, NoConnection, sentenceOf } from '#lib/api-client.ts'

/** What the browser or the server said no to, in a sentence. A browser gives away little of why. */
export function passkeySentence(error: unknown): string {
  if (error instanceof ApiProblem || error instanceof NoConnection) return sentenceOf(error)
  if (error instanceof Error && error.name === 'InvalidStateError') return 'This device has a passkey here already.'
  return 'Your device didn’t use a passkey. Try again, or use another way.'
}

/** Whether this browser knows passkeys at all. */
export const knowsPasskeys = () => 'PublicKeyCredential' in window
