/**
 * What somebody typed, in quotation marks. Its own become single ones, as British print has it, since a quotation in
 * the same marks ends at the first of its own: “I will ask ‘why?’ once.”
 */
export function quoted(typed: string): string {
  return `“${typed.replace(/“([^“”]*)”|"([^"]*)"/g, (_, curly?: string, straight?: string) => `‘${curly ?? straight ?? ''}’`)}”`
}
