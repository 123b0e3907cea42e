/** What stands where the name of an erased person stood. */
export const ERASED_NAME = 'Former colleague'
/** And where their words stood. */
export const ERASED_WORDS = '(removed)'

export type Redaction = {
  personId: string
  /** Taken out of what people wrote: what can mean nobody else. */
  texts: readonly string[]
  /** Taken out of what is filed under the person's id. */
  names: readonly string[]
  /** One of them is in whatever has to be looked at. */
  tokens: readonly string[]
}

const apostrophes = /['’ʼ‘]/gu
const quoted = (text: string) =>
  text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(apostrophes, "['’ʼ‘]")

/** A name as a word of its own, in large letters or small. */
function replaceIn(text: string, names: readonly string[]): string {
  let done = text
  for (const name of names)
    done = done.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${quoted(name)}(?![\\p{L}\\p{N}])`, 'giu'), ERASED_NAME)
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
      if (theirs && (key === 'name' || key === 'preferredName') && typeof each === 'string') return [key, ERASED_NAME]
      const inside = theirs && typeof each === 'string' ? replaceIn(each, naming.names) : each
      return [key, redact(inside, naming)]
    }),
  )
}
