import type { StoredRun } from '@hubs/schema/meetings/live'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router-dom'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { loadDialog } from '#test/load-dialog.tsx'
import { Console } from '../console.tsx'
import { detailOf, liveAt, planned, play, timeZone } from '../../meetings.testkit.tsx'

vi.mock('#lib/page/full-screen.ts', () => ({ toggleFullScreen: vi.fn<() => void>() }))
const { toggleFullScreen } = await import('#lib/page/full-screen.ts')

const started = play(planned(), [0, { type: 'start' }])
const feedback = play(started, [14, { type: 'goTo', segmentId: 's3' }])
const speaks = play(feedback, [15, { type: 'beginTurn', personId: 'p1' }])
const states: [name: string, run: StoredRun, minute: number][] = [
  ['before the start', planned(), -2],
  ['the first part', started, 3],
  ['nothing to undo', { ...started, undo: [] }, 3],
  ['before the round', feedback, 14.5],
  ['somebody speaks', speaks, 16],
  ['replies', play(speaks, [17, { type: 'beginReply', personId: 'p1' }]), 18],
  ['two sub-groups', play(feedback, [15, { type: 'split', on: true }]), 16],
  ['paused', play(speaks, [16, { type: 'pause' }]), 17],
  ['the projector is blank', play(started, [2, { type: 'wall', message: '', blackout: true }]), 3],
  ['planning', play(started, [60, { type: 'goTo', segmentId: 's6' }]), 61],
  ['the last part', play(started, [112, { type: 'goTo', segmentId: 's7' }]), 118],
  ['ended', play(started, [112, { type: 'end' }]), 118],
]

beforeAll(() => import('../console-panels.tsx'))
beforeAll(loadDialog)

function show(run: StoredRun, minute: number, me = 'p1') {
  const live = liveAt(run, minute)
  render(
    <MemoryRouter>
      <Console
        meeting={detailOf(run)}
        {...{ live, timeZone }}
        run={live.run}
        heading={null}
        me={{ id: me, name: 'Aisha Khan' }}
      />
    </MemoryRouter>,
  )
  return { user: userEvent.setup({ delay: null }), dispatch: vi.mocked(live.dispatch) }
}

const dialog = () => (screen.queryByRole('dialog') ?? screen.queryByRole('alertdialog'))?.textContent ?? null

/** What comes of it: a command, a question or a sheet that opens, the full screen. Null where nothing does. */
async function effectOf(
  dispatch: ReturnType<typeof show>['dispatch'],
  act: () => Promise<void>,
): Promise<string | null> {
  const full = vi.mocked(toggleFullScreen).mock.calls.length
  const given = dispatch.mock.calls.length
  await act()
  const effect = [dispatch.mock.calls.slice(given), dialog(), vi.mocked(toggleFullScreen).mock.calls.length - full]
  return JSON.stringify(effect) === JSON.stringify([[], null, 0]) ? null : JSON.stringify(effect)
}

/** As somebody finds it, and the keys that are said to do something here. */
const typed = (key: string) => ({ Space: ' ', '−': '-', '?': '?' })[key] ?? key.toLowerCase()
const hints = () =>
  [...document.querySelectorAll('.key-hints span:not([hidden])')].map(each => ({
    key: each.querySelector('kbd')?.textContent ?? '',
    words: each.textContent ?? '',
  }))
const withKeys = () => [...document.querySelectorAll<HTMLElement>('[aria-keyshortcuts]')]
const keyOf = (button: HTMLElement) => button.getAttribute('aria-keyshortcuts') ?? ''

function fresh(run: StoredRun, minute: number, me?: string) {
  cleanup()
  vi.mocked(toggleFullScreen).mockClear()
  return show(run, minute, me)
}

/** These may open something over the page: after the others, and each on a page of its own. */
const opens = (key: string) => key === 'Space' || key === '?'
const openersLast = <T extends { key: string }>(list: readonly T[]) =>
  list.toSorted((one, other) => Number(opens(one.key)) - Number(opens(other.key)))

describe.each(states)('the keys that the console names: %s', (_name, run, minute) => {
  test('each hint does something, and what it says', async () => {
    const { user, dispatch } = fresh(run, minute)
    for (const { key, words } of openersLast(hints())) {
      const effect = await effectOf(dispatch, () => user.keyboard(typed(key)))
      expect([words, effect === null]).toEqual([words, false])
      const [input, label] = dispatch.mock.calls.at(-1) ?? []
      if (/pause|resume/u.test(words)) expect(label?.toLowerCase()).toBe(words.slice(2).trim())
      if (words.includes('undo')) expect(input).toEqual({ type: 'undo' })
      if (key === 'Space') expect(words.includes('end')).toBe(effect?.includes('End the meeting?') ?? false)
    }
  })
})

const some = ['before the start', 'somebody speaks', 'paused', 'the projector is blank', 'ended']
describe.each(states.filter(([name]) => some.includes(name)))(
  'the buttons that name a key: %s',
  (_name, run, minute) => {
    test.each(['p1', 'p2'])('each button’s key does what the button does, for %s', async me => {
      let { user, dispatch } = fresh(run, minute, me)
      const named = openersLast(withKeys().map((button, at) => ({ key: keyOf(button), at })))
      for (const { key, at } of named) {
        if (opens(key)) ({ user, dispatch } = fresh(run, minute, me))
        const byKey = await effectOf(dispatch, () => user.keyboard(typed(key)))
        if (opens(key)) ({ user, dispatch } = fresh(run, minute, me))
        const byHand = await effectOf(dispatch, () => user.click(withKeys()[at] as HTMLElement))
        expect([key, byKey]).toEqual([key, byHand])
        expect([key, byKey === null]).toEqual([key, false])
      }
    })
  },
)

test('while shortcuts are off no button names one, and none does anything', async () => {
  const { user, dispatch } = fresh(speaks, 16)
  await user.click(screen.getByRole('button', { name: 'All shortcuts' }))
  await user.click(await screen.findByRole('button', { name: 'Turn shortcuts off' }))
  await user.click(screen.getByRole('button', { name: 'Close' }))
  expect(withKeys()).toEqual([])
  expect(hints()).toEqual([])
  for (const key of 'npsbz+-f? ') await user.keyboard(key)
  expect(dispatch).not.toHaveBeenCalled()
  expect(toggleFullScreen).not.toHaveBeenCalled()
})

test('the sheet names every key that does something, and no other', async () => {
  const { user } = fresh(speaks, 16)
  await user.click(screen.getByRole('button', { name: 'All shortcuts' }))
  const named = [...(await screen.findByRole('dialog')).querySelectorAll('kbd')].map(each =>
    typed(each.textContent ?? ''),
  )
  const working = new Set<string>()
  // In both states, since not every key has something to do in each; what opens the sheet comes last.
  for (const [, run, minute] of states.slice(4, 6)) {
    const { user: other, dispatch } = fresh(run, minute)
    for (const key of ' abcdefghijklmnopqrstuvwxyz0123456789+-?')
      if ((await effectOf(dispatch, () => other.keyboard(key))) !== null) working.add(key)
  }
  expect([...working].toSorted()).toEqual(named.toSorted())
})

test('N goes on to the next person in the replies too, where there is nothing left to pass over', async () => {
  const { user, dispatch } = show(play(speaks, [17, { type: 'beginReply', personId: 'p1' }]), 18)
  await user.keyboard('n')
  expect(dispatch.mock.calls.at(-1)?.[0]).toMatchObject({ type: 'beginTurn', personId: 'p2' })
})
