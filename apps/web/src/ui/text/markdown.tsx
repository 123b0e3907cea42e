import { lazy, Suspense } from 'react'
import type { MarkdownProps } from './markdown-tree.tsx'
import './markdown.css'

function Plain({ text }: MarkdownProps) {
  return (
    <p className="markdown-plain" dir="auto">
      {text}
    </p>
  )
}

// The parser comes when there is something to draw; where it cannot be had, what was written is there all the same.
const Drawn = lazy(() =>
  import('./markdown-tree.tsx').then(each => ({ default: each.MarkdownTree })).catch(() => ({ default: Plain })),
)

/** What somebody wrote, as text with emphasis, lists, quotations and links. Nothing in it is ever markup of the page. */
export function Markdown({ text, names = [] }: MarkdownProps) {
  return (
    <div className="markdown">
      <Suspense fallback={<Plain text={text} />}>
        <Drawn text={text} names={names} />
      </Suspense>
    </div>
  )
}
