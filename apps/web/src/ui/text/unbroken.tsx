import type { ReactNode } from 'react'

/** Words that stand alone, a hub's name: “e-Learning” is not broken after its one letter, which would look like two words. */
export function unbroken(words: string): ReactNode {
  return words.split(/(\b\p{L}-\S+)/u).map((part, at) =>
    at % 2 === 1 ? (
      <span key={at} className="nowrap">
        {part}
      </span>
    ) : (
      part
    ),
  )
}
