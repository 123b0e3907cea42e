import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { OrderPanel } from './round/console-order.tsx'
import { ConsoleQuestion } from './console-question.tsx'
import { RebalancePanel } from './rebalance/console-rebalance.tsx'
import { ProjectorPanel } from './display/console-display.tsx'
import { KeySheet } from './keyboard/key-sheet.tsx'
import type { ChimeHere } from '../live/use-chime.ts'
import type { ConsoleState } from './use-console.ts'

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
