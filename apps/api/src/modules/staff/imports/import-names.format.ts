const parts = (name: string) => name.split(',').map(part => part.trim())

/** Whether all these names are written "ASH, Amy", as a school's staff lists often are; one alone among others is as it is. */
export function areSurnamesFirst(names: readonly string[]): boolean {
  return names.length > 0 && names.every(name => parts(name).length === 2 && parts(name).every(part => part !== ''))
}

const inCapitals = (part: string) => part === part.toUpperCase() && part !== part.toLowerCase()

/** "O'BRIEN-SMITH" as "O'Brien-Smith"; what is in capitals and small letters already is as it is. */
function withSmallLetters(part: string, words: RegExp): string {
  if (!inCapitals(part)) return part
  return part.replaceAll(words, word => word.charAt(0) + word.slice(1).toLowerCase())
}

/** "ASH, Amy" as it is said: "Amy Ash". Two letters of a first name, as in "NG, AJ", are initials. */
export function asSaid(name: string): string {
  const [surname = '', first = ''] = parts(name)
  return `${withSmallLetters(first, /\p{L}{3,}/gu)} ${withSmallLetters(surname, /\p{L}+/gu)}`
}
