import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { OrderPanel } from './round/console-order.tsx'
import { ConsoleQuestion } from './console-question.tsx'
import { RebalancePanel } from './rebalance/console-rebalance.tsx'
import { ProjectorPanel } from './display/console-display.tsx'
import type { ChimeHere } from '../live/use-chime.ts'
import type { ConsoleState } from './use-console.ts'
import { Dialog } from '#ui/dialog.tsx'
import { FactList } from '#ui/text/fact-list.tsx'
import { ConsoleButton } from './console-button.tsx'
import { keys } from './keyboard/key-hints.tsx'

type PanelsProps = {
  state: ConsoleState
  meeting: MeetingDetail
  timeZone: string
  now: number
  chime: ChimeHere
  device: string
}

/** What opens over the console. */
export default function Panels({ state, meeting, timeZone, now, chime, device }: PanelsProps) {
  const { round } = state.view
  return (
    <>
      <ConsoleQuestion {...{ state, meeting, timeZone, now }} />
      <RebalancePanel {...{ state, timeZone, now }} />
      {round && <OrderPanel state={state} round={round} />}
      <ProjectorPanel {...{ state, chime, device }} />
      <KeySheet state={state} />
    </>
  )
}

/** What each key does, and a way to switch them off: speech input presses letters without meaning to. */
function KeySheet({ state }: { state: ConsoleState }) {
  const { panel, open, shortcuts, setShortcuts } = state
  return (
    <Dialog open={panel === 'help'} title="Keyboard shortcuts" onClose={() => open(null)}>
      <FactList className="key-sheet" facts={keys.map(({ key, what }) => [<kbd key={key}>{key}</kbd>, what])} />
      <div className="row wrap">
        <ConsoleButton look="ghost" aria-pressed={!shortcuts} onAct={() => setShortcuts(!shortcuts)}>
          {shortcuts ? 'Turn shortcuts off' : 'Turn shortcuts on'}
        </ConsoleButton>
      </div>
    </Dialog>
  )
}
