import type { RunView } from '@hubs/rules/run/run-project'
import { useEffect, useRef, useState } from 'react'

/** Whose words I listen to: in two sub-groups, in mine. */
export function speakerFor({ round }: RunView, personId: string) {
  const mine = round?.turns.find(turn => turn.personId === personId)
  const group = round?.split ? round.groups[mine?.subGroup ?? 0] : null
  return (group ? group.speaker : round?.speaker) ?? null
}

/** Where it changes, other fields stand there than those one may be typing into. */
function placeOf(view: RunView, personId: string): string {
  const { current, status } = view
  if (!current || (status !== 'running' && status !== 'paused')) return ''
  return current.kind === 'feedback' ? `${current.id} ${speakerFor(view, personId)?.personId ?? ''}` : current.id
}

/**
 * Whether somebody has typed into a form in there and it is neither sent nor left. A form that stays when it is sent says
 * `data-settled` as long as nothing in it waits.
 */
export function useTypedInto() {
  const box = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState(false)
  useEffect(() => {
    const inside = box.current
    if (!typed || !inside) return
    const watching = new MutationObserver(() => {
      if (!inside.querySelector('form:not([data-settled])')) setTyped(false)
    })
    watching.observe(inside, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-settled'] })
    return () => watching.disconnect()
  }, [typed])
  return { typed, leave: () => setTyped(false), props: { ref: box, onChange: () => setTyped(true) } }
}

/**
 * What one's own part of the page is drawn from. It follows the meeting, but never takes a field away from somebody who
 * has typed into it: then it stays as it was until they leave it.
 * @returns `held`: the view it has stayed at, null while it follows
 */
export function useHeldView(view: RunView, personId: string) {
  const { typed, leave, props } = useTypedInto()
  const place = placeOf(view, personId)
  const [at, setAt] = useState({ place, view })
  if (at.place !== place && !typed) setAt({ place, view })
  return { held: at.place !== place && typed ? at.view : null, leave, props }
}
