import { type Block, type Inline, markdownTree } from './markdown.ts'

/** One line of sentences without anything that Markdown could take for a mark: most of what people write. */
const unmarked = /^\p{L}[\p{L}\p{M}\p{N} ,.;:?’‘“”…–—()%-]*$/u
const address = /www\./i

/**
 * The words of a Markdown text without its marks, for search, mail and excerpts: blocks and line breaks one line each,
 * no line empty. Addresses of links are left out where the link has words of its own.
 */
export function plainText(text: string): string {
  if (unmarked.test(text) && !address.test(text)) return text.trim()
  return markdownTree(text)
    .flatMap(linesOf)
    .map(row => row.trim())
    .filter(row => row !== '')
    .join('\n')
}

/** The beginning of a text on one line, at most `max` characters, cut between words where it is cut. */
export function excerpt(text: string, max: number): string {
  const whole = plainText(text).replace(/\s+/g, ' ')
  if (whole.length <= max) return whole
  const cut = whole.slice(0, max - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > max / 2 ? cut.slice(0, space) : cut).replace(/[\ud800-\udbff]$/, '')}…`
}

function linesOf(block: Block): string[] {
  if (block.type === 'paragraph') return said(block.children).split('\n')
  if (block.type === 'code-block') return block.text.split('\n')
  if (block.type === 'quote') return block.children.flatMap(linesOf)
  return block.items.flatMap(item => item.children.flatMap(linesOf))
}

function said(inlines: readonly Inline[]): string {
  return inlines
    .map(each => {
      if (each.type === 'break') return '\n'
      return 'text' in each ? each.text : said(each.children)
    })
    .join('')
}
