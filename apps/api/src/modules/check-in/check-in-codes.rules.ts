import { CODE_ALPHABET, CODE_LENGTH } from '@hubs/schema/meetings/check-in'
import { randomInt } from 'node:crypto'

/** A code of six characters: one of 480 million. */
function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('')
}

/** Codes that nobody has just now. @param isTaken asks the store */
export async function freeCode(isTaken: (code: string) => Promise<boolean>): Promise<string> {
  for (;;) {
    const code = newCode()
    if (!(await isTaken(code))) return code
  }
}
