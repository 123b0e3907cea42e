import { createRoot } from 'react-dom/client'
import { expect, onTestFinished, test, vi } from 'vitest'
import { useRef } from 'react'
import { useKeysWithin } from './use-keys-within.ts'
import { useShortcuts } from './use-shortcuts.ts'

function WholePage({ act }: { act: () => void }) {
  useShortcuts({ x: act })
  return <button>Here</button>
}

function Inside({ act }: { act: () => void }) {
  const box = useRef<HTMLDivElement>(null)
  useKeysWithin(box, { x: act })
  return (
    <div ref={box}>
      <button>Here</button>
    </div>
  )
}

/** Presses as soon as there is something to see, which is before React does what can wait. */
test.each([
  ['of the whole page', WholePage],
  ['inside of something', Inside],
])('a key %s is heard from the moment at which it is seen', async (_, Keys) => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false)
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  onTestFinished(() => {
    root.unmount()
    place.remove()
    vi.unstubAllGlobals()
  })
  const seen = new Promise<void>(resolve => {
    new MutationObserver(() => {
      place.querySelector('button')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true }))
      resolve()
    }).observe(place, { childList: true })
  })
  const act = vi.fn<() => void>()
  root.render(<Keys act={act} />)
  await seen
  expect(act).toHaveBeenCalledOnce()
})
