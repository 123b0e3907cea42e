const BYTES = 16
const HEX = 16

/** A key nobody else has. `crypto.randomUUID` is missing on plain http; this is not. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES))
  return Array.from(bytes, byte => byte.toString(HEX).padStart(2, '0')).join('')
}

/**
 * Idempotency keys for one form: the same while what is sent is the same, so that pressing again after a lost answer
 * creates nothing twice, and a new one once it is something else.
 */
export function createIdempotencyKeys(): (sent: unknown) => string {
  let known = { text: '', key: '' }
  return sent => {
    const text = JSON.stringify(sent)
    if (text !== known.text) known = { text, key: newIdempotencyKey() }
    return known.key
  }
}
