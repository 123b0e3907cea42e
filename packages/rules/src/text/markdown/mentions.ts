import type { Block, Inline } from './markdown.ts'

/** A stretch of text, and those it names: after an @, one or more of the same name. */
type Part = { text: string; name: string | null }

/** The name ends here: "@Ann Smithson" and "@Ann Smith-Jones" are somebody else, "@Ann Smith’s" is not. */
const ended = /^(?:['’]s)?(?![\p{L}\p{N}\p{M}_]|[-‐‑'’][\p{L}\p{N}])/u
/** An address has one in the middle. */
const inWord = /[\p{L}\p{N}\p{M}_]$/u

/** A text with each of these names that stands in it after an @ set apart; the longest that fits is meant. */
export function partsWithNames(text: string, names: readonly string[]): Part[] {
  const longestFirst = [...new Set(names)].filter(Boolean).toSorted((a, b) => b.length - a.length)
  const parts: Part[] = []
  let from = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at < from || inWord.test(text.slice(Math.max(0, at - 2), at))) continue
    const name = longestFirst.find(
      each => text.startsWith(each, at + 1) && ended.test(text.slice(at + 1 + each.length)),
    )
    if (name === undefined) continue
    if (at > from) parts.push({ text: text.slice(from, at), name: null })
    from = at + 1 + name.length
    parts.push({ text: text.slice(at, from), name })
  }
  if (from < text.length) parts.push({ text: text.slice(from), name: null })
  return parts
}

/**
 * Of people who were picked, in the order they were, those whom these texts name. Where two have the same name it is as
 * many as there are mentions of it, those picked last.
 */
export function namedIn<T extends { id: string; name: string }>(texts: readonly string[], picked: readonly T[]): T[] {
  const names = picked.map(({ name }) => name)
  const said = texts.flatMap(text => partsWithNames(text, names).flatMap(({ name }) => name ?? []))
  const once = picked.filter((one, at) => picked.findLastIndex(({ id }) => id === one.id) === at)
  return once.filter(({ name }, at) => {
    const after = once.slice(at + 1).filter(other => other.name === name).length
    return said.filter(each => each === name).length > after
  })
}

/** The texts of a Markdown tree in which somebody can be named: code, quotations and links name nobody. */
export function namingTexts(blocks: readonly Block[]): string[] {
  return blocks.flatMap(block => {
    if (block.type === 'paragraph') return block.children.flatMap(textsOf)
    return block.type === 'list' ? block.items.flatMap(item => namingTexts(item.children)) : []
  })
}

function textsOf(inline: Inline): string[] {
  if (inline.type === 'text') return [inline.text]
  return inline.type === 'strong' || inline.type === 'emphasis' ? inline.children.flatMap(textsOf) : []
}
