import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const [ivLength, tagLength] = [12, 16]

/**
 * Seals what a browser keeps for us: it can neither read nor change it. Servers that share a secret open each other's;
 * without one each server opens its own only.
 */
export function createSeal(purpose: string, secret: string = randomBytes(32).toString('hex')) {
  const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  return {
    close(text: string): string {
      const iv = randomBytes(ivLength)
      const cipher = createCipheriv(ALGORITHM, key, iv)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    /** Throws where it is not one of ours, or no longer as it was. */
    open(sealed: string): string {
      const bytes = Buffer.from(sealed, 'base64url')
      // A decoder takes many spellings of the same bytes: whoever counts what is used would take each for another.
      if (bytes.toString('base64url') !== sealed) throw new Error('spelled in another way')
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, ivLength), { authTagLength: tagLength })
      decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength))
      const text = Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()])
      return text.toString('utf8')
    },
  }
}

export type Seal = ReturnType<typeof createSeal>
