import { createHash, randomBytes, randomUUID } from 'node:crypto'

/** A new record id. */
export function newId(): string {
  return randomUUID()
}

/** An opaque secret of 256 bits for a cookie or a link. Only its hash is ever stored. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256, as secrets are kept at rest. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}
