import { createHash, randomBytes } from 'node:crypto'

// Most people never need it, so a start does not wait for it.
const library = () => import('otpauth')

const STEP_MS = 30_000
const CODES_AT_ONCE = 10

async function totpOf(secret: string, label = '', issuer = '') {
  const { Secret, TOTP } = await library()
  return new TOTP({ secret: Secret.fromBase32(secret), label, issuer, algorithm: 'SHA1', digits: 6, period: 30 })
}

/** A key of 160 bits, as apps take it. */
export async function newAuthenticatorKey(): Promise<string> {
  const { Secret } = await library()
  return new Secret({ size: 20 }).base32
}

/** The address that apps read off a QR code. */
export async function keyUri(secret: string, label: string, issuer: string): Promise<string> {
  return (await totpOf(secret, label, issuer)).toString()
}

/** Which 30 seconds a code belongs to, one before or after these included; null where it is not right. */
export async function stepOf(secret: string, code: string, now: number): Promise<number | null> {
  const delta = (await totpOf(secret)).validate({ token: code, timestamp: now, window: 1 })
  return delta === null ? null : Math.floor(now / STEP_MS) + delta
}

// No letters or digits that are taken for each other.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Ten codes for the day the phone is gone: ten characters each, drawn evenly. */
export function newRecoveryCodes(): string[] {
  const draw = () => {
    let text = ''
    while (text.length < 10)
      for (const byte of randomBytes(16)) {
        if (byte < 248 && text.length < 10) text += LETTERS[byte % LETTERS.length]
      }
    return `${text.slice(0, 5)}-${text.slice(5)}`
  }
  return Array.from({ length: CODES_AT_ONCE }, draw)
}

/** As it is kept: however it was typed, and for one person alone. */
export function hashRecoveryCode(personId: string, code: string): string {
  const plain = code.toLowerCase().replace(/[^a-z\d]/g, '')
  return createHash('sha256').update(`${personId}:${plain}`).digest('base64url')
}
