import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto'

/** A new record id. */
export function newId(): string {
  return randomUUID()
}

/** An opaque secret of 256 bits for a cookie or a link. Only its hash is ever stored. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Six digits to type off a mail. Few enough to be guessed: what takes them counts the guesses. */
export function newSixDigits(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/** SHA-256, as secrets are kept at rest. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}
