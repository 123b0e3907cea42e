/** What we use of citeproc-js, which brings no types of its own. */
declare module 'citeproc' {
  type Format = Record<string, unknown>
  type System = { retrieveLocale(language: string): string; retrieveItem(id: string): object }
  class Engine {
    constructor(system: System, style: string, language: string, forceLanguage: boolean)
    setOutputFormat(name: string): void
    updateItems(ids: string[]): void
    makeBibliography(): [{ entry_ids: string[][] }, string[]] | false
  }
  const CSL: { Engine: typeof Engine; Output: { Formats: Record<string, Format> } }
  export default CSL
}
