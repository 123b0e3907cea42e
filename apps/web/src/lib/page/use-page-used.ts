import { useEffect, useState } from 'react'

/** What somebody does first with a page. The focus that a page sets by itself, on its heading, is none of it. */
const signs = ['pointerdown', 'keydown', 'input'] as const

let used = false

/** The browser knows of taps and keys before this was loaded; one that doesn't tell counts as used. */
const isUsed = () => used || (navigator.userActivation?.hasBeenActive ?? true)

/** Whether somebody has done anything since this document was opened: what only a tap needs can wait for one. */
export function usePageUsed(): boolean {
  const [known, setKnown] = useState(isUsed)
  useEffect(() => {
    if (known) return
    const note = () => {
      used = true
      setKnown(true)
    }
    for (const sign of signs) document.addEventListener(sign, note)
    return () => {
      for (const sign of signs) document.removeEventListener(sign, note)
    }
  }, [known])
  return known
}
