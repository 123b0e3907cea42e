import type { RunView } from '@hubs/rules/run/run-project'
import { useEffect, useRef } from 'react'

const FIELDS = 'input, textarea, select, [contenteditable]'
/** In these one picks what comes now: it is there that one goes on. */
const PICKED_IN = '.console-agenda, .console-round'
/** Until a dialog that asked first has gone and given the focus back. */
const FRAMES = 3

/** What is in the middle of the console: another one of these is another thing to do. */
function whatIsOn({ status, current, round }: RunView): string {
  const speaker = round && !round.split ? round.speaker : null
  const phase = status === 'paused' ? 'running' : status
  return [phase, current?.id, speaker?.personId, speaker?.state].join(' ')
}

/** The heading gets the focus that would be nowhere, or where the space bar does not mean "next". */
function giveFocus(panel: HTMLElement, ended: boolean) {
  const { activeElement } = document
  if (activeElement?.matches(FIELDS) || document.querySelector('[role="dialog"], [role="alertdialog"]')) return
  const lost = !activeElement || activeElement === document.body
  if (lost || (ended && !panel.contains(activeElement)) || activeElement?.closest(PICKED_IN))
    panel.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
}

/** What is on now, from its top, whenever it is something else; the keyboard is there too. Not while somebody types. */
export function useNowOnTop(view: RunView) {
  const panel = useRef<HTMLElement>(null)
  const on = whatIsOn(view)
  const ended = view.status === 'ended'
  const before = useRef(on)
  useEffect(() => {
    const now = panel.current
    if (!now || before.current === on) return
    before.current = on
    const { activeElement } = document
    if (!(activeElement?.matches(FIELDS) && now.contains(activeElement))) {
      // All of the panel scrolls, or all but the buttons at its foot.
      for (const each of [now, ...now.querySelectorAll('.console-part')]) each.scrollTop = 0
      // Narrow screens scroll the page itself.
      const { top } = now.getBoundingClientRect()
      if (top < 0) window.scrollBy(0, top)
    }
    giveFocus(now, ended)
    let frames = FRAMES
    let frame = requestAnimationFrame(function again() {
      frames -= 1
      if (frames > 0) frame = requestAnimationFrame(again)
      else giveFocus(now, ended)
    })
    return () => cancelAnimationFrame(frame)
  }, [on, ended])
  return panel
}
