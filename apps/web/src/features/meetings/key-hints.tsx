import type { ConsoleState } from './use-console.ts'

/** All keys of the console, as the sheet and the hints beside the buttons say them. */
export const keys = [
  { key: 'Space', what: 'on: replies, the next person, the next part', short: 'on' },
  { key: 'N', what: 'the next person, without replies' },
  { key: 'P', what: 'pause, and go on', short: 'pause' },
  { key: '+', what: 'a minute more', short: 'a minute' },
  { key: '−', what: 'a minute less' },
  { key: 'S', what: 'skip: the person speaks at the end', short: 'skip', inRound: true },
  { key: 'Z', what: 'undo', short: 'undo' },
  { key: 'B', what: 'darken the projector, and show it again' },
  { key: 'F', what: 'full screen' },
  { key: '?', what: 'this list', short: 'all keys' },
] as const

type KeyHintsProps = Pick<ConsoleState, 'shortcuts' | 'open'> & { inRound: boolean }

/** The keys one needs most, beside the buttons. */
export function KeyHints({ shortcuts, open, inRound }: KeyHintsProps) {
  const shown = keys.filter(each => 'short' in each && (inRound || !('inRound' in each)))
  return (
    <div className="key-hints s quiet">
      {shortcuts &&
        shown.slice(0, -1).map(each => (
          <span key={each.key}>
            <kbd>{each.key}</kbd> {'short' in each && each.short}
          </span>
        ))}
      <button type="button" onClick={() => open('help')} aria-keyshortcuts="?">
        {shortcuts ? 'All keys' : 'Keys are off'}
      </button>
    </div>
  )
}
