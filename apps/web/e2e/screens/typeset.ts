import type { Page } from 'playwright-core'

/** Longer ones, such as an email address, may go over two lines. */
const LONGEST_WORD = 12
/** A table with so many columns has room for each row as a block; the register of six meetings has more. */
const FEW_COLUMNS = 6

/**
 * What is badly set, as the page stands: a word broken in two in a heading, a label, a button or a cell of a table, text
 * that its own box or picture cuts off, a table that is wider than its place or has its headings elsewhere than its cells, and a sentence with a name in it that
 * stands apart, each piece a box with a gap to the next.
 */
export function badlySet(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ longest, few }) => {
      // What is for ears alone is a pixel wide, and clipped to nothing.
      const seen = (each: Element) =>
        each.getBoundingClientRect().width > 2 &&
        getComputedStyle(each).clipPath === 'none' &&
        each.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      const where = (each: Element) => each.outerHTML.slice(0, 120)
      const textsOf = (within: Element) => {
        const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT)
        const found: Text[] = []
        for (let next = walker.nextNode(); next; next = walker.nextNode()) found.push(next as Text)
        return found
      }
      const isBroken = (text: Text, at: number, word: string) => {
        const range = document.createRange()
        range.setStart(text, at)
        range.setEnd(text, at + word.length)
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1
      }
      const broken = [...document.querySelectorAll('h1, h2, h3, th, td, dt, label, legend, .btn, .chip')]
        .filter(seen)
        .flatMap(textsOf)
        .filter(text => text.parentElement && seen(text.parentElement))
        .flatMap(text =>
          [...text.data.matchAll(/(?<!\S)\p{L}+(?=[.,:;!?]?(\s|$))/gu)]
            .filter(({ 0: word, index }) => word.length <= longest && isBroken(text, index, word))
            .map(([word]) => `the word "${word}" is broken in two: ${where(text.parentElement ?? document.body)}`),
        )
      const cut = [...document.querySelectorAll('body *')]
        .filter(
          each =>
            each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX === 'hidden' && seen(each),
        )
        .map(each => `cut off at its side: ${where(each)}`)
      const cutInPictures = [...document.querySelectorAll('.chart svg text')]
        .filter(seen)
        .filter(each => {
          const [own, whole] = [each.getBoundingClientRect(), each.closest('svg')?.getBoundingClientRect()]
          return whole !== undefined && (own.left < whole.left - 1 || own.right > whole.right + 1)
        })
        .map(each => `reaches out of its picture: ${where(each)}`)
      const columnsOf = (table: HTMLTableElement) => table.rows[0]?.cells.length ?? 0
      const toScroll = [...document.querySelectorAll('table')]
        .flatMap(table => {
          const around = table.parentElement
          return around && seen(table) && around.scrollWidth > around.clientWidth + 1 ? [{ table, around }] : []
        })
        .flatMap(({ table, around }) => [
          ...(around.matches('.wide-table') ? [] : [`wider than what it stands in: ${where(table)}`]),
          ...(columnsOf(table) <= few ? [`to be scrolled sideways, with few columns: ${where(table)}`] : []),
        ])
      const apart = [...document.querySelectorAll(':has(> bdi)')]
        .filter(each => getComputedStyle(each).display.endsWith('flex') && seen(each))
        .filter(each =>
          [...each.childNodes].some(child => child.nodeType === Node.TEXT_NODE && child.textContent?.trim()),
        )
        .map(each => `words of one sentence stand apart: ${where(each)}`)
      const isCentred = (each: Element) => getComputedStyle(each).textAlign.endsWith('center')
      const centred = [...document.querySelectorAll('table')]
        .filter(table => seen(table) && ![...table.querySelectorAll('td')].some(isCentred))
        .filter(table => [...table.querySelectorAll('th')].some(th => seen(th) && isCentred(th)))
        .map(table => `a heading stands in the middle of a column that doesn’t: ${where(table)}`)
      return [...broken, ...cut, ...cutInPictures, ...toScroll, ...apart, ...centred]
    },
    { longest: LONGEST_WORD, few: FEW_COLUMNS },
  )
}
