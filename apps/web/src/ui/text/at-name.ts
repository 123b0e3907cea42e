/** So much of a name is looked for; what is longer is a sentence with an @ in it. */
const LONGEST = 40
const asked = /(?:^|[\s([{"“‘])@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?)$/u

export type NameQuery = { typed: string; from: number }

/** The name that is being typed after an @ just before the caret, and where its @ stands; null where there is none. */
export function askedAt(text: string, caret: number): NameQuery | null {
  const typed = asked.exec(text.slice(Math.max(0, caret - LONGEST), caret))?.[1]
  return typed === undefined ? null : { typed, from: caret - typed.length - 1 }
}

/** The text with this name in place of what was typed of it, and where the caret goes. */
export function withName(text: string, { from, typed }: NameQuery, name: string): { text: string; caret: number } {
  const after = text.slice(from + 1 + typed.length)
  const put = `@${name}${after.startsWith(' ') ? '' : ' '}`
  return { text: text.slice(0, from) + put + after, caret: from + name.length + 2 }
}
