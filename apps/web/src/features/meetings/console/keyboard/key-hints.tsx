import { useKeyReaches, useOnMain } from '#lib/page/use-shortcuts.ts'
import type { ConsoleState } from '../use-console.ts'

/** All keys of the console, as the sheet and the hints beside the buttons say them. */
export const keys = [
  { key: 'Space', what: 'next: replies, next person or next part', short: 'next' },
  { key: 'N', what: 'next person or part, without replies' },
  { key: 'P', what: 'pause or resume', short: 'pause' },
  { key: '+', what: 'add a minute', short: 'a minute' },
  { key: '−', what: 'take off a minute' },
  { key: 'S', what: 'skip: the person speaks at the end', short: 'skip' },
  { key: 'Z', what: 'undo', short: 'undo' },
  { key: 'B', what: 'blank or show the projector' },
  { key: 'F', what: 'full screen' },
  { key: '?', what: 'show keyboard shortcuts', short: 'all shortcuts' },
] as const

/** The keys one needs most, beside the buttons, each as long as it does that: not in a field, nor on another button. */
export function KeyHints({ state }: { state: ConsoleState }) {
  const { shortcuts, keyOf, open, commands, run, view } = state
  const does: Record<string, boolean> = {
    Space: commands.step !== null,
    S: commands.skip !== null,
    Z: run.undoLabel !== null,
  }
  const shown = keys.filter(each => 'short' in each && does[each.key] !== false)
  const wordsOf = (key: string, short: string) => {
    if (key === 'P' && view.status === 'paused') return 'resume'
    return key === 'Space' && commands.step?.asks === 'end' ? 'end the meeting' : short
  }
  const letters = useKeyReaches('n')
  const isOnMain = useOnMain()
  const space = useKeyReaches(' ') || isOnMain
  return (
    <div className="key-hints s quiet">
      {shortcuts &&
        shown.slice(0, -1).map(each => (
          <span key={each.key} hidden={!(each.key === 'Space' ? space : letters)}>
            <kbd>{each.key}</kbd> {'short' in each && wordsOf(each.key, each.short)}
          </span>
        ))}
      <button type="button" onClick={() => open('help')} aria-keyshortcuts={keyOf('?')}>
        {shortcuts ? 'All shortcuts' : 'Shortcuts are off'}
      </button>
    </div>
  )
}
