import { hash, verify } from '@node-rs/argon2'

/** OWASP's least for Argon2id (algorithm 2): 19 MiB, two passes, one lane. */
const cost = { algorithm: 2, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }

/** The whole password counts. Composed and decomposed accents are one password: keyboards differ in which they send. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost)
}

export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password.normalize('NFC'))
}

/** Whether a stored hash was made at another cost than today's, so that the next right sign-in makes it anew. */
export function isOutdated(passwordHash: string): boolean {
  return !passwordHash.startsWith(`$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`)
}

/** A hash of nobody's. Made at the start: made at the first unknown address, it would give that answer away by its time. */
export const decoy = hashPassword('nobody has this password')

/** Spends the time of a real check where there is no such account, so that the two can't be told apart. */
export async function verifyNobody(password: string): Promise<false> {
  await verifyPassword(await decoy, password)
  return false
}
