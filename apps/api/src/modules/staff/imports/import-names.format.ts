const parts = (name: string) => name.split(',').map(part => part.trim())

/** Whether all these names are written "ASH, Amy", as a school's staff lists often are; one alone among others is as it is. */
export function areSurnamesFirst(names: readonly string[]): boolean {
  return names.length > 0 && names.every(name => parts(name).length === 2 && parts(name).every(part => part !== ''))
}

const inCapitals = (part: string) => part === part.toUpperCase() && part !== part.toLowerCase()

/** "O'BRIEN-SMITH" as "O'Brien-Smith"; what is in capitals and small letters already, and an initial, is as it is. */
function withSmallLetters(part: string): string {
  if (!inCapitals(part)) return part
  return part.replaceAll(/\p{L}+/gu, word => word.charAt(0) + word.slice(1).toLowerCase())
}

/** "ASH, Amy" as it is said: "Amy Ash". */
export function asSaid(name: string): string {
  return parts(name).toReversed().map(withSmallLetters).join(' ')
}
