import { expect, test } from 'vitest'
import { lookAt, bigScreen } from './look.ts'
import { see } from './see.ts'
import { invalid, type Known, press, type State } from './states/state.ts'
import { createSchool, setUpLink } from '../kit/new-school.ts'
import { startServer } from '../kit/server.ts'
import { type Visit, visit } from '../kit/visit.ts'

const unknown: Known = {
  toCome: '',
  held: null,
  begun: false,
  promised: false,
  toRate: false,
  observations: { booked: '', toMake: '', handedOver: '' },
  published: { story: null, strategy: null },
  person: '',
  newPassword: '',
  link: '',
  invitation: '',
}
const state = (name: string, at: string, heading: string | RegExp, more: Partial<State> = {}): State => ({
  name,
  as: 'visitor',
  at: () => at,
  heading,
  ...more,
})

async function seeAll(visited: Visit, states: State[]) {
  const wrong: string[] = []
  for (const each of states) wrong.push(...(await see(visited, each, unknown, `fresh-${each.name}`)))
  return wrong
}

type Group = { id: string; version: number }
type Answers = { hubs: { items: { groups: Group[] }[] }; meetings: { items: { id: string }[] }; me: { id: string } }

const ask = async <Key extends keyof Answers>({ page }: Visit, key: Key, query = ''): Promise<Answers[Key]> =>
  (await (await page.request.get(`/api/v1/${key}${query}`)).json()) as Answers[Key]

/** The one person of the school leads a hub that nobody has chosen. @returns the address of its first meeting */
async function leadAnEmptyHub(visited: Visit): Promise<string> {
  const [{ items: hubs }, { id }] = [await ask(visited, 'hubs'), await ask(visited, 'me')]
  const group = hubs[0]?.groups[0]
  const answer = await visited.page.request.patch(`/api/v1/groups/${group?.id}`, {
    data: { facilitatorId: id, expectedVersion: group?.version },
  })
  expect(answer.status()).toBe(200)
  const { items } = await ask(visited, 'meetings', '?scope=mine')
  return `/meetings/${items[0]?.id}`
}

test('a school that is not set up, and one that has just been, help on at every screen', async () => {
  const server = await startServer('server', { alone: true })
  const visited = await visit(server.origin)
  const { page } = visited
  const setUp = await setUpLink(server)
  const wrong = await seeAll(visited, [
    state('public', '/', /^Five hubs/),
    state('sign-in', '/sign-in', 'Sign in'),
    state('set-up-cut', '/set-up', 'Set up your school'),
    state('set-up', setUp, 'Set up your school'),
    state('set-up-empty', setUp, 'Set up your school', {
      async act(each) {
        await press(each, 'Set up school')
        await invalid(each)
      },
    }),
  ])
  await createSchool(page, setUp, 'Saint Bartholomew and All Angels Church of England Academy')
  await page.goto('about:blank')
  wrong.push(
    ...(await seeAll(visited, [
      state('first-steps', '/first-steps', 'Getting started'),
      state('home', '/home', /^Good /),
      state('choose', '/choose', /\w/),
      state('choices', '/choices', 'Hub choices'),
      state('people', '/people', 'People'),
      state('meetings', '/meetings', 'Meetings'),
      state('programme', '/programme', /^Programme/),
      state('programme-hub', '/programme/feedback', 'Edit Feedback & Critique'),
      state('hub', '/hubs/feedback', /feedback/),
      state('account', '/account', 'Ada Head'),
    ])),
  )
  const meeting = await leadAnEmptyHub(visited)
  await page.goto('about:blank')
  wrong.push(
    ...(await seeAll(visited, [
      state('home-leading', '/home', /^Good /),
      state('meeting', meeting, /^Meeting/),
      state('agenda', `${meeting}/agenda`, 'Agenda'),
      state('console', `${meeting}/console`, /^Meeting/),
      state('projector', `${meeting}/projector`, /meeting/, { sizes: bigScreen }),
    ])),
  )
  await page.goto(`${meeting}/live`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  wrong.push(...(await lookAt(visited, 'fresh-live')))
  expect(wrong).toEqual([])
})
