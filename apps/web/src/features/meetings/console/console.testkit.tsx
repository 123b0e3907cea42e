import type { StoredRun } from '@hubs/schema/meetings/live'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router-dom'
import type { Live } from '../live/use-live.ts'
import { detailOf, liveAt, timeZone } from '../meetings.testkit.tsx'
import type { NowSlots } from './console-now.tsx'
import { Console } from './console.tsx'

type Change = Partial<Omit<Live, 'run'>>

/** The console of a run, so many minutes after the start of its meeting. */
export function show(run: StoredRun, minute: number, change: Change = {}, slots: NowSlots = {}, me = 'p1') {
  const live = liveAt(run, minute, change)
  const view = (props: typeof live) => (
    <MemoryRouter>
      <Console
        meeting={detailOf(run)}
        live={props}
        run={props.run}
        timeZone={timeZone}
        heading={null}
        me={{ id: me, name: 'Aisha Khan' }}
        {...slots}
      />
    </MemoryRouter>
  )
  const { rerender } = render(view(live))
  return { user: userEvent.setup(), dispatch: live.dispatch, draw: (next: typeof live) => rerender(view(next)), live }
}
