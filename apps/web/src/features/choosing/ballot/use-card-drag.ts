import { useEffect, useRef } from 'react'

const FORMAT = 'text/plain'

/** The nearest element around an event that has the data attribute, and its value. */
function around(event: Event, name: string): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>(`[data-${name}]`) : null
}

/**
 * Cards (`data-card`) that can be dragged to columns (`data-column`) inside the element of the ref. For a mouse alone:
 * each card has a list that does the same by keyboard and touch.
 */
export function useCardDrag(onMove: (card: string, column: string) => void) {
  const board = useRef<HTMLDivElement>(null)
  const latest = useRef(onMove)
  useEffect(() => {
    latest.current = onMove
  })
  useEffect(() => {
    const element = board.current
    if (!element) return
    const mark = (column: HTMLElement | null) => {
      for (const each of element.querySelectorAll('[data-over]')) each.removeAttribute('data-over')
      column?.setAttribute('data-over', '')
    }
    const start = (event: DragEvent) => event.dataTransfer?.setData(FORMAT, around(event, 'card')?.dataset.card ?? '')
    const over = (event: DragEvent) => {
      const column = around(event, 'column')
      if (column) event.preventDefault()
      mark(column)
    }
    const drop = (event: DragEvent) => {
      event.preventDefault()
      mark(null)
      const [card, column] = [event.dataTransfer?.getData(FORMAT), around(event, 'column')?.dataset.column]
      if (card && column) latest.current(card, column)
    }
    const end = () => mark(null)
    element.addEventListener('dragstart', start)
    element.addEventListener('dragover', over)
    element.addEventListener('drop', drop)
    element.addEventListener('dragend', end)
    return () => {
      element.removeEventListener('dragstart', start)
      element.removeEventListener('dragover', over)
      element.removeEventListener('drop', drop)
      element.removeEventListener('dragend', end)
    }
  }, [])
  return board
}
