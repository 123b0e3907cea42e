const CAN_HOLD = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'
const HEADING = 'h1, h2, h3, h4'
/** So long a button may be out of use while something is on its way. */
const PATIENCE_MS = 1000

/** One step of the way up from what has the focus: what stood beside it then. */
type Step = { child: Element; parent: Element; after: Element[]; before: Element[] }
type FocusPosition = {
  element: HTMLElement
  kind: string
  steps: Step[]
  onPage: boolean
  /** What a form was opened with. */
  opener: string | null
}

const isOff = (element: Element) => element.matches(':disabled')
const within = (box: Element) =>
  [...box.querySelectorAll<HTMLElement>(CAN_HOLD)].filter(each => !isOff(each) && each.tabIndex >= 0)
const wordsOf = (element: Element) => element.textContent?.trim() || (element.getAttribute('aria-label') ?? '')
/** "Remove" beside one name and "Remove" beside the next are the same; so are two fields of one kind. */
const kindOf = (element: Element) => [element.tagName, element.className, element.textContent?.trim()].join(' ')

function placeOf(element: HTMLElement, opener: string | null): FocusPosition {
  const steps: Step[] = []
  for (let child: Element = element; child.parentElement; child = child.parentElement) {
    const all = [...child.parentElement.children]
    const at = all.indexOf(child)
    steps.push({ child, parent: child.parentElement, after: all.slice(at + 1), before: all.slice(0, at).toReversed() })
    if (child.matches('main, [role=dialog], [role=alertdialog]')) break
  }
  // Notes at the foot of the page are no place to come back to.
  return { element, kind: kindOf(element), steps, onPage: element.closest('main') !== null, opener }
}

const first = <T>(found: readonly (T | null | undefined)[]) => found.find(each => each != null) ?? null

/** The same button of the next one, or of the one before; of something that stood alone, whatever stood beside it. */
function nextOf({ element, kind }: FocusPosition, { child, parent, after, before }: Step): HTMLElement | null {
  const there = [...after, ...before].filter(each => each.isConnected)
  if (child === element) return first(there.map(each => within(parent).find(one => each.contains(one))))
  return first(
    there.filter(each => each.tagName === child.tagName).map(each => within(each).find(one => kindOf(one) === kind)),
  )
}

/** What opened the form that is gone, or what stands in the place of a button that has changed. */
function insteadOf({ element, opener }: FocusPosition, { child, parent }: Step): HTMLElement | null {
  const all = within(parent)
  const same = opener === null ? undefined : all.find(each => wordsOf(each) === opener)
  return same ?? (child === element && !parent.matches('main, section') ? first(all) : null)
}

/** The latest heading before it, looked for from there upwards; those of other rows are not its own. */
function headingOf(steps: readonly Step[]): HTMLElement | null {
  for (const { child, before } of steps) {
    if (child.matches('li, tr')) continue
    const over = before.filter(each => each.isConnected)
    const found = over.flatMap(each => (each.matches(HEADING) ? [each] : [...each.querySelectorAll(HEADING)].slice(-1)))
    if (found[0]) return found[0] as HTMLElement
  }
  return document.querySelector<HTMLElement>('main h1')
}

/** A form that is sent and stays: there is nothing more to send, so its button is off, and its last field is what is left. */
const SENT = 'form button:is([type=submit], [data-pending])'

function fieldOf({ element }: FocusPosition): HTMLElement | null {
  const form = element.isConnected && element.matches(SENT) ? element.closest('form') : null
  return form ? (within(form).findLast(each => each.matches('input, select, textarea')) ?? null) : null
}

function heirOf(place: FocusPosition): HTMLElement | null {
  const step = place.steps.find(({ parent }) => parent.isConnected)
  const onPage = step?.parent.closest('main, [role=dialog], [role=alertdialog]')
  if (!step || !onPage) return document.querySelector<HTMLElement>('main h1')
  return (
    fieldOf(place) ??
    nextOf(place, step) ??
    insteadOf(place, step) ??
    headingOf(place.steps.slice(place.steps.indexOf(step)))
  )
}

function give(heir: HTMLElement | null) {
  if (!heir) return
  if (heir.tabIndex < 0 && !heir.hasAttribute('tabindex')) heir.tabIndex = -1
  heir.focus({ preventScroll: true })
  // Whoever goes on by keyboard has to see where; to others the page stays where they have scrolled it.
  if (heir.matches(':focus-visible')) heir.scrollIntoView?.({ block: 'nearest' })
}

/** A button that is put out of use still counts as focused until the next frame. */
function isLost(): boolean {
  const { activeElement } = document
  return activeElement === null || activeElement === document.body || isOff(activeElement)
}

/**
 * Wherever what has the focus goes away, the next of its kind gets it, else the list's heading: the keyboard never
 * starts at the top again, and a screen reader is never left nowhere. Once a page.
 * @returns how to stop
 */
export function keepFocus(): () => void {
  const stop = new AbortController()
  let last: FocusPosition | null = null
  /** The latest one on the page itself: a dialog and a note give the focus back to it. */
  let onPage: FocusPosition | null = null
  let waiting = false

  function remember({ target }: FocusEvent) {
    if (!(target instanceof HTMLElement) || target === document.body) return
    const form = target.closest('form')
    const sameForm = form !== null && last?.element.closest('form') === form
    const opener = sameForm ? (last?.opener ?? null) : form && last ? wordsOf(last.element) : null
    last = placeOf(target, opener)
    if (last.onPage) onPage = last
  }
  /** Somebody has left it for the page itself: there is nothing to keep. */
  function leave({ target, relatedTarget }: FocusEvent) {
    if (relatedTarget !== null) return
    // Before anything is drawn anew: what goes by that has not been left.
    queueMicrotask(() => {
      if (last?.element === target && last.element.isConnected && !isOff(last.element) && isLost()) last = null
    })
  }
  function hand() {
    waiting = false
    if (!last || !isLost() || document.querySelector('[role=dialog], [role=alertdialog]')) return
    if (last.element.isConnected) return isOff(last.element) ? give(heirOf(last)) : give(last.element)
    const from = last.onPage || !onPage ? last : onPage
    give(from.element.isConnected && !isOff(from.element) ? from.element : heirOf(from))
  }
  function look() {
    if (waiting || !last || !isLost() || (last.element.isConnected && !isOff(last.element))) return
    waiting = true
    if (last.element.isConnected && !last.element.matches(SENT)) setTimeout(hand, PATIENCE_MS)
    // Three frames: for the screen to draw the change, and for a dialog or the form itself to have given it back.
    else requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(hand)))
  }
  document.addEventListener('focusin', remember, { signal: stop.signal })
  document.addEventListener('focusout', leave, { signal: stop.signal })
  const watching = new MutationObserver(look)
  watching.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] })
  stop.signal.addEventListener('abort', () => watching.disconnect())
  return () => stop.abort()
}
