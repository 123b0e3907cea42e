import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { OwnAllocation } from '@hubs/schema/choosing/allocations'
import type { OwnSwapOffer } from '@hubs/schema/membership/swaps'
import type { Programme } from '@hubs/schema/programmes/programmes'
import { ok, stubApi } from '#test/api-stub.ts'
import { hubsOf, inQuestioning, meOf, someProgramme } from '#test/fixtures.ts'
import { renderScreen } from '#test/render-screen.tsx'
import ChooseScreen from './choose.tsx'

type Saved = { ranks: string[]; any: boolean }

type Shown = {
  open?: boolean
  published?: boolean
  result?: OwnAllocation['result']
  swap?: OwnSwapOffer
  me?: Parameters<typeof meOf>[0]
  state?: Programme['choice']['state']
}

function stubRanking({ open = true, published = false, result = null, swap, me, state }: Shown = {}) {
  const saved: Saved[] = []
  const said: unknown[] = []
  const answer = () => {
    const last = saved.at(-1)
    return {
      body: {
        ranks: last?.ranks ?? [],
        any: last?.any ?? false,
        savedAt: last ? '2026-09-10T09:00:00.000Z' : null,
        open,
        sentence: open ? '' : 'Hub choices have closed. What you ranked can’t be changed now.',
        closesAt: someProgramme.choice.closesAt,
        seedMark: 'f'.repeat(64),
      },
    }
  }
  stubApi({
    'GET /me': ok(meOf(me)),
    'GET /hubs': ok({ items: hubsOf(null) }),
    'GET /programmes/current': ok({
      ...someProgramme,
      choosing: 'ranked',
      choice: { ...someProgramme.choice, state: state ?? (open ? 'open' : 'closed') },
    }),
    'GET /me/allocation': ok({ published: published || result !== null, result }),
    'GET /me/ballot': answer,
    'GET /me/swap-offers': () => ({
      body: { items: swap ? [{ ...swap, accepts: said.length > 0 ? true : null }] : [] },
    }),
    'PUT /me/swap-offers/s1': body => {
      said.push(body)
      return { body: { items: swap ? [{ ...swap, accepts: true }] : [] } }
    },
    'PUT /me/ballot': body => {
      saved.push(body as Saved)
      return answer()
    },
    'DELETE /me/ballot': () => {
      saved.push({ ranks: [], any: false })
      return { status: 204, body: null }
    },
  })
  renderScreen(ChooseScreen, { at: '/choose' })
  return saved
}

const rankOf = async (name: string) =>
  within(await screen.findByRole('listitem', { name })).getByRole('combobox', { name: `Your choice: ${name}` })
const order = () =>
  within(screen.getByRole('region', { name: 'Your ranking' }))
    .queryAllByRole('listitem')
    .map(item => item.textContent)

test('hubs are ranked from lists, saved at each change, and the order is said', async () => {
  const saved = stubRanking()
  const user = userEvent.setup()
  await user.selectOptions(await rankOf('Questioning'), 'First choice')
  await user.selectOptions(await rankOf('e-Learning'), 'Second choice')
  await waitFor(() => expect(order()).toEqual(['Questioning', 'e-Learning']))
  await user.selectOptions(await rankOf('e-Learning'), 'First choice')
  await waitFor(() => expect(order()).toEqual(['e-Learning', 'Questioning']))
  await waitFor(() => expect(saved.at(-1)).toEqual({ ranks: ['e-learning', 'questioning'], any: false }))
  await screen.findByText('Saved. Only you and your coordinator can see this.')
  await user.click(screen.getByRole('checkbox', { name: 'Any hub would do' }))
  await waitFor(() => expect(saved.at(-1)).toEqual({ ranks: [], any: true }))
  await screen.findByText('Any hub would do.')
})

test('it says that all is saved once nothing is on its way', async () => {
  stubRanking()
  const user = userEvent.setup()
  await user.selectOptions(await rankOf('Questioning'), 'First choice')
  await screen.findByText('Saved. Only you and your coordinator can see this.')
  let answer: () => void = () => undefined
  const later = new Promise<void>(resolve => (answer = resolve))
  const { fetch } = globalThis
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (init.method === 'PUT') await later
    return fetch(url, init)
  })
  await user.selectOptions(await rankOf('e-Learning'), 'Second choice')
  await waitFor(() => expect(order()).toEqual(['Questioning', 'e-Learning']))
  await waitFor(() => expect(screen.queryByText('Saved. Only you and your coordinator can see this.')).toBeNull())
  answer()
  await screen.findByText('Saved. Only you and your coordinator can see this.')
})

test('what is ranked while the server is away stays on the screen, says so, and is saved once it is back', async () => {
  const saved = stubRanking()
  const user = userEvent.setup()
  const list = await rankOf('Questioning')
  const { fetch } = globalThis
  let away = true
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (away) throw new TypeError('Failed to fetch')
    return fetch(url, init)
  })
  await user.selectOptions(list, 'First choice')
  expect(await screen.findAllByText(/Keep this page open: it will be saved once it can/)).not.toEqual([])
  expect(order()).toEqual(['Questioning'])
  away = false
  await screen.findByText('Saved. Only you and your coordinator can see this.')
  expect(saved).toEqual([{ ranks: ['questioning'], any: false }])
  expect(order()).toEqual(['Questioning'])
})

test('once hub choices have closed, nothing can be changed, and it says what comes next', async () => {
  stubRanking({ open: false })
  await screen.findByText(/What you ranked can’t be changed now\. You’ll get a notification when hubs are allocated\./)
  expect(screen.queryAllByRole('combobox')).toEqual([])
})

test('once hub choices have closed, who is in a hub already reads which', async () => {
  stubRanking({ open: false, me: { membership: inQuestioning } })
  expect(await screen.findByText(/^You’re in Questioning\. Hub choices have closed\./)).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Your hub' })).toBeTruthy()
})

test.each<[string, Shown, RegExp]>([
  ['support staff who didn’t rank', { me: { staffKind: 'support' } }, /have closed\. To join a hub, ask/],
  ['anyone before hub choices open', { state: 'not-open' }, /can’t be changed now\.$/],
  ['a teacher who came after hubs were published', { published: true }, /allocated\. Ask your coordinator for a place/],
])('no notification is promised to %s', async (_, shown, words) => {
  stubRanking({ open: false, ...shown })
  await screen.findByText(words)
  expect(screen.queryByText(/notification/)).toBeNull()
})

test('the result says which choice it is, and why not a higher one', async () => {
  stubRanking({
    open: false,
    result: {
      hubSlug: 'questioning',
      hubName: 'Questioning',
      choice: 2,
      stayed: false,
      byHand: false,
      changed: null,
      any: false,
      wishes: [{ hubName: 'e-Learning', choice: 1, because: 'cost', moved: 1, worse: 1, better: 0 }],
      profile: [40, 12, 1, 0, 0, 0, 3],
    },
  })
  expect(await screen.findByRole('heading', { name: 'You’re in Questioning' })).toBeTruthy()
  await screen.findByText('It’s your second choice.')
  await screen.findByRole('heading', { name: 'Why not your first choice, e-Learning?' })
  await screen.findByText(/one colleague would have had to change hub, and one colleague would have had a lower choice/)
})

test('a swap says what it would give and until when, names no one, and is answered in one press', async () => {
  stubRanking({
    open: false,
    swap: {
      id: 's1',
      state: 'open',
      from: 'Questioning',
      to: 'e-Learning',
      choiceBefore: 2,
      choiceAfter: 1,
      people: 2,
      expiresAt: '2026-10-02T11:00:00.000Z',
      accepts: null,
    },
  })
  const swap = within(await screen.findByRole('region', { name: 'Would you like to swap to e-Learning?' }))
  swap.getByText('You’d go from Questioning, your second choice, to e-Learning, your first choice.')
  swap.getByText(/One colleague would take your place, and you theirs\..*everyone says yes by Fri 2 Oct, 12:00/)
  await userEvent.click(swap.getByRole('button', { name: 'Yes, swap' }))
  await swap.findByText('You’ve said yes. You’ll get a notification once everyone has answered.')
  expect(swap.queryByRole('button', { name: 'Yes, swap' })).toBeNull()
})
