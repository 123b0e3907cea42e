import { PASSWORD_MIN } from '@hubs/schema/accounts/accounts'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Refusal } from '../../../errors.ts'

const common = new Set(
  readFileSync(path.join(import.meta.dirname, 'common-passwords.txt'), 'utf8')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#')),
)

/** Words that a guesser tries first at a school that uses this. */
const expected = [
  'password',
  'passwort',
  'passw0rd',
  'letmein',
  'welcome',
  'qwerty',
  'admin',
  'administrator',
  'changeme',
  'secret',
  'iloveyou',
  'football',
  'learning',
  'hubs',
  'hub',
  'school',
  'college',
  'academy',
  'primary',
  'secondary',
  'teacher',
  'teaching',
  'teach',
  'staff',
  'classroom',
  'class',
  'lesson',
  'pupil',
  'student',
  'growth',
  'mindset',
  'feedback',
  'questioning',
  'spring',
  'summer',
  'autumn',
  'winter',
  'september',
  'monday',
  'friday',
]

/** Whose password it is to be; their own words give no protection. */
export type Owner = { name: string; email: string; schoolName: string }

/** What must be left over once every word a stranger could look up, and every digit, is taken away. */
const OWN_LETTERS_MIN = 5
const DIFFERENT_MIN = 5

function ownWords({ name, email, schoolName }: Owner): string[] {
  return [name, email, schoolName]
    .flatMap(text => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter(word => word.length >= 3)
}

/** `abcabcabcabc` is `abc` written four times. */
function isRepeated(text: string): boolean {
  return (text + text).indexOf(text, 1) < text.length
}

/** `abcdefghijkl`, `123456789012` or either backwards: each character follows from the one before. */
function isRun(characters: string[]): boolean {
  const codes = characters.map(character => character.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0))
  return steps.filter(step => Math.abs(step) === 1).length >= steps.length - 1
}

/** Why a password would be guessed, as a sentence; undefined where it is good. */
export function weakness(password: string, owner: Owner): string | undefined {
  const lower = password.normalize('NFC').toLowerCase()
  const characters = [...lower]
  if (characters.length < PASSWORD_MIN)
    return `Use ${PASSWORD_MIN} or more characters. Three or four random words are easy to remember and hard to guess.`
  if (common.has(lower) || isRepeated(lower) || isRun(characters) || new Set(characters).size < DIFFERENT_MIN)
    return 'This password is too easy to guess. Three or four random words are easy to remember and hard to guess.'
  const words = [...ownWords(owner), ...expected].toSorted((a, b) => b.length - a.length)
  const left = words.reduce((text, word) => text.replaceAll(word, ' '), lower).replace(/[\p{N}\p{P}\p{S}\p{Z}\s]/gu, '')
  const hadWord = words.some(word => lower.includes(word))
  if (hadWord && [...left].length < OWN_LETTERS_MIN)
    return 'This password uses your name, your school or a common word. Add two or three unrelated words.'
  return undefined
}

/** Throws the refusal for a weak password, said at its field. */
export function refuseWeak(password: string, owner: Owner, field: string): void {
  const sentence = weakness(password, owner)
  if (sentence) throw new Refusal('invalid', sentence, { fields: { [field]: sentence } })
}
