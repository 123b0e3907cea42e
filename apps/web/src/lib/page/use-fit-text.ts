import { useLayoutEffect, type RefObject } from 'react'

const STEP = 0.06
const LEAST = 0.4

/**
 * Sets `--fit` on an element, 1 or less, so that what is in it, sized by `--fit`, does not run over its edges.
 * Looks again when its size or its words change.
 */
export function useFitText(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const box = element.current
    if (!box || typeof ResizeObserver === 'undefined') return
    function fit() {
      if (!box) return
      for (let scale = 1; scale > LEAST; scale -= STEP) {
        box.style.setProperty('--fit', scale.toFixed(2))
        if (box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1) return
      }
    }
    let words = ''
    const onWords = () => {
      // A number that ticks changes nothing about the room it needs.
      const now = (box.textContent ?? '').replaceAll(/\d/g, '0')
      if (now !== words) fit()
      words = now
    }
    const size = new ResizeObserver(fit)
    size.observe(box)
    const text = new MutationObserver(onWords)
    text.observe(box, { childList: true, characterData: true, subtree: true })
    void document.fonts?.ready.then(fit)
    fit()
    return () => {
      size.disconnect()
      text.disconnect()
    }
  }, [element])
}
