import { Dialog } from '#ui/dialog.tsx'
import { FactList } from '#ui/text/fact-list.tsx'
import { ConsoleButton } from '../console-button.tsx'
import { keys } from './key-hints.tsx'
import type { ConsoleState } from '../use-console.ts'

/** What each key does, and a way to switch them off: speech input presses letters without meaning to. */
export function KeySheet({ state }: { state: ConsoleState }) {
  const { panel, open, shortcuts, setShortcuts } = state
  return (
    <Dialog open={panel === 'help'} title="Keyboard shortcuts" onClose={() => open(null)}>
      <FactList className="key-sheet" facts={keys.map(({ key, what }) => [<kbd key={key}>{key}</kbd>, what])} />
      <div className="row wrap">
        <ConsoleButton look="main" onAct={() => open(null)}>
          Close
        </ConsoleButton>
        <ConsoleButton look="ghost" aria-pressed={!shortcuts} onAct={() => setShortcuts(!shortcuts)}>
          {shortcuts ? 'Turn shortcuts off' : 'Turn shortcuts on'}
        </ConsoleButton>
      </div>
    </Dialog>
  )
}
