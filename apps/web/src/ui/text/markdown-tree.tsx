import { markdownTree, type Block, type Inline } from '@hubs/rules/text/markdown/markdown'
import { partsWithNames } from '@hubs/rules/text/markdown/mentions'
import { Fragment, useMemo, type ReactNode } from 'react'

export type MarkdownProps = {
  text: string
  /** Where one of these stands after an @, it is set apart. */
  names?: readonly string[]
}

/** Drawn node by node as elements: there is no way for a text to become markup. */
export function MarkdownTree({ text, names = [] }: MarkdownProps) {
  const tree = useMemo(() => markdownTree(text), [text])
  return <Blocks blocks={tree} names={names} />
}

type Names = { names: readonly string[] }

function Blocks({ blocks, names }: { blocks: readonly Block[] } & Names) {
  return blocks.map((block, index) => <OneBlock key={index} block={block} names={names} />)
}

function OneBlock({ block, names }: { block: Block } & Names) {
  switch (block.type) {
    case 'paragraph':
      return (
        <p dir="auto">
          <Inlines inlines={block.children} names={names} />
        </p>
      )
    case 'code-block':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      )
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.children} names={[]} />
        </blockquote>
      )
    case 'list': {
      const items = block.items.map(({ children }, index) => (
        <li key={index}>
          <Blocks blocks={children} names={names} />
        </li>
      ))
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>
    }
  }
}

function Inlines({ inlines, names }: { inlines: readonly Inline[] } & Names) {
  return inlines.map((inline, index) => <OneInline key={index} inline={inline} names={names} />)
}

function OneInline({ inline, names }: { inline: Inline } & Names): ReactNode {
  switch (inline.type) {
    case 'text':
      return <Named text={inline.text} names={names} />
    case 'code':
      return <code>{inline.text}</code>
    case 'break':
      return <br />
    case 'strong':
      return (
        <strong>
          <Inlines inlines={inline.children} names={names} />
        </strong>
      )
    case 'emphasis':
      return (
        <em>
          <Inlines inlines={inline.children} names={names} />
        </em>
      )
    case 'link':
      return (
        <>
          <a href={inline.href} rel="noopener noreferrer nofollow">
            <Inlines inlines={inline.children} names={[]} />
          </a>
          <Whereto href={inline.href} words={wordsOf(inline.children)} />
        </>
      )
  }
}

const wordsOf = (inlines: readonly Inline[]): string =>
  inlines.map(each => ('children' in each ? wordsOf(each.children) : 'text' in each ? each.text : ' ')).join('')

/** A link whose words are not its address says where it leads. */
function Whereto({ href, words }: { href: string; words: string }) {
  const { protocol, host, pathname } = new URL(href)
  const where = protocol === 'mailto:' ? pathname : host
  const said = words
    .trim()
    .replace(/^(https?:\/\/|mailto:)/i, '')
    .toLowerCase()
  if (said === where || said.startsWith(`${where}/`)) return null
  return <span className="quiet"> ({where})</span>
}

/** The text with each name that was meant set apart. */
function Named({ text, names }: { text: string } & Names) {
  return partsWithNames(text, names).map((part, at) =>
    part.name === null ? (
      <Fragment key={at}>{part.text}</Fragment>
    ) : (
      <bdi key={at} className="markdown-name">
        {part.text}
      </bdi>
    ),
  )
}
