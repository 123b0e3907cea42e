/** What stands where the name of an erased person stood. */
export const erasedName = 'Former colleague'
/** And where their words stood. */
export const erasedWords = '(removed)'

export type Redaction = {
  personId: string
  /** Taken out of what people wrote: what can mean nobody else. */
  texts: readonly string[]
  /** Taken out of what is filed under the person's id. */
  names: readonly string[]
  /** What has to be looked at is like one of these, its letters a to z made small. */
  patterns: readonly string[]
}

const apostrophes = /['’ʼ‘]/gu
const quoted = (text: string) =>
  text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(apostrophes, "['’ʼ‘]")

/**
 * Patterns for SQL's `like` that find a text in small letters, in large ones and with a capital for each word. Neither
 * engine makes every letter small: beyond a to z, what begins a word may be either, and the rest is all small or all large.
 */
export function patternsOf(text: string): string[] {
  const open = text.replaceAll(/(?<![\p{L}\p{N}])[^\p{ASCII}]|['’ʼ‘\\]/gu, '_').toLowerCase()
  const large = open.replaceAll(/[^\p{ASCII}]+/gu, letters => letters.toUpperCase())
  return [...new Set([open, large])].map(pattern => `%${pattern}%`)
}

/** A name as a word of its own, in large letters or small. */
function replaceIn(text: string, names: readonly string[]): string {
  let done = text
  for (const name of names)
    done = done.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${quoted(name)}(?![\\p{L}\\p{N}])`, 'giu'), erasedName)
  return done
}

const isTheirs = (value: object, personId: string) =>
  ('id' in value && value.id === personId) || ('personId' in value && value.personId === personId)

/** A text, or a record of any shape, without the person's name in it. What is filed under their id loses every form of it. */
export function redact(value: unknown, naming: Redaction): unknown {
  if (typeof value === 'string') return replaceIn(value, naming.texts)
  if (Array.isArray(value)) return value.map(each => redact(each, naming))
  if (value === null || typeof value !== 'object') return value
  const theirs = isTheirs(value, naming.personId)
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => {
      if (theirs && (key === 'name' || key === 'called') && typeof each === 'string') return [key, erasedName]
      const inside = theirs && typeof each === 'string' ? replaceIn(each, naming.names) : each
      return [key, redact(inside, naming)]
    }),
  )
}
