import { fromMarkdown } from 'mdast-util-from-markdown'
import { findAddresses, safeHref } from './hrefs.ts'
import { escapeCostly, restoreEscaped } from './markdown-bounds.ts'

/** A run of text and what may stand in it. `href` is one that `safeHref` gave; `link` holds no link. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'code'; text: string }
  | { type: 'break' }
  | { type: 'strong' | 'emphasis'; children: Inline[] }
  | { type: 'link'; href: string; children: Inline[] }

/** A part of a text. `start`: the number that an ordered list begins at, 0 or more. */
export type Block =
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'code-block'; text: string }
  | { type: 'quote'; children: Block[] }
  | { type: 'list'; ordered: boolean; start: number; items: { type: 'item'; children: Block[] }[] }

type Node = ReturnType<typeof fromMarkdown>['children'][number]

/** Characters that a text may have to be read as Markdown; a longer one stands as it was typed, cut there. */
export const LONGEST_MARKDOWN = 20_000
/** Parts within parts. What lies deeper is flattened to its text. */
const DEEPEST = 8

/**
 * What is written is what is seen: no HTML, no definitions elsewhere in the text, no image, and no line or heading made
 * by underlining. These marks stay text.
 */
const off = ['htmlFlow', 'htmlText', 'definition', 'codeIndented', 'setextUnderline', 'thematicBreak']
const extensions = [{ disable: { null: off } }]

/**
 * Markdown (CommonMark) as a small tree of what is allowed, to be drawn node by node: there is no raw HTML in it and
 * nothing that is fetched. Images become links, headings become strong paragraphs, a line break is a line break, and a
 * web address typed by itself is a link. Never throws; the work is in proportion to the length of the text.
 */
export function markdownTree(text: string): Block[] {
  if (text.length > LONGEST_MARKDOWN)
    return [{ type: 'paragraph', children: withBreaks(`${text.slice(0, LONGEST_MARKDOWN)}…`) }]
  return blocksOf(fromMarkdown(escapeCostly(text), { extensions }).children, 0)
}

function blocksOf(nodes: readonly Node[], depth: number): Block[] {
  return nodes.flatMap(node => {
    if (depth >= DEEPEST) return paragraph(words(flatten(node)))
    switch (node.type) {
      case 'paragraph':
        return paragraph(inlinesOf(node.children, depth, false))
      case 'heading':
        return paragraph([{ type: 'strong', children: inlinesOf(node.children, depth + 1, false) }])
      case 'code':
        return [{ type: 'code-block', text: restoreEscaped(node.value) } satisfies Block]
      case 'blockquote':
        return [{ type: 'quote', children: blocksOf(node.children, depth + 1) } satisfies Block]
      case 'list': {
        const items = node.children.map(item => ({
          type: 'item' as const,
          children: blocksOf(item.children, depth + 1),
        }))
        return [{ type: 'list', ordered: node.ordered === true, start: node.start ?? 1, items } satisfies Block]
      }
      default:
        return paragraph(words(flatten(node)))
    }
  })
}

function paragraph(children: Inline[]): Block[] {
  return children.length > 0 ? [{ type: 'paragraph', children }] : []
}

function inlinesOf(nodes: readonly Node[], depth: number, inLink: boolean): Inline[] {
  return nodes.flatMap(node => inlineOf(node, depth, inLink))
}

function inlineOf(node: Node, depth: number, inLink: boolean): Inline[] {
  if (depth >= DEEPEST) return words(flatten(node))
  switch (node.type) {
    case 'text':
      return inLink ? withBreaks(restoreEscaped(node.value)) : words(restoreEscaped(node.value))
    case 'break':
      return [{ type: 'break' }]
    case 'inlineCode':
      return [{ type: 'code', text: restoreEscaped(node.value) }]
    case 'strong':
    case 'emphasis':
      return [{ type: node.type, children: inlinesOf(node.children, depth + 1, inLink) }]
    case 'link':
      return inLink
        ? inlinesOf(node.children, depth, true)
        : linkOf(node.url, inlinesOf(node.children, depth + 1, true))
    case 'image':
      return inLink
        ? withBreaks(restoreEscaped(node.alt ?? ''))
        : linkOf(node.url, withBreaks(restoreEscaped(node.alt ?? '')))
    default:
      return words(flatten(node))
  }
}

/** Where the address is not to be trusted, its words are left. */
function linkOf(url: string, children: Inline[]): Inline[] {
  const href = safeHref(restoreEscaped(url))
  if (href === null) return children
  return [{ type: 'link', href, children: children.length > 0 ? children : [{ type: 'text', text: href }] }]
}

/** Text outside any link: web addresses in it become links. */
function words(text: string): Inline[] {
  return findAddresses(text).flatMap(({ text: part, href }) =>
    href === null
      ? withBreaks(part)
      : [{ type: 'link' as const, href, children: [{ type: 'text' as const, text: part }] }],
  )
}

function withBreaks(text: string): Inline[] {
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((row, at): Inline[] => [
      ...(at > 0 ? [{ type: 'break' as const }] : []),
      ...(row === '' ? [] : [{ type: 'text' as const, text: row }]),
    ])
}

/** All the text in a part that lies too deep, without a call for each level. */
function flatten(node: Node): string {
  const text: string[] = []
  const rest: Node[] = [node]
  for (let next = rest.pop(); next; next = rest.pop()) {
    if ('value' in next) text.push(restoreEscaped(next.value))
    else if ('alt' in next && next.alt) text.push(restoreEscaped(next.alt))
    else if ('children' in next) rest.push(...next.children.toReversed())
  }
  return text.join(' ').trim()
}
