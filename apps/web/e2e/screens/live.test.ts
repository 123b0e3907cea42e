import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { nextMeeting } from '../kit/own-meetings.ts'
import { lookAt, usual, bigScreen } from './look.ts'
import { leave, opened, press, sampleOf } from './states/state.ts'
import { startServer } from '../kit/server.ts'
import { enter, type Visit, visit } from '../kit/visit.ts'

type Run = {
  version: number
  segments: { id: string; kind: string }[]
  people: { id: string; name: string; attendance: string }[]
  round: { turns: { personId: string; subGroup: number }[] }
}

/** A meeting that is driven without its console: what each screen shows then is what is looked at. */
function driver(page: Page, meeting: string) {
  const at = `/api/v1${meeting}`
  const ask = async () => ((await (await page.request.get(`${at}/run`)).json()) as { run: Run }).run
  const command = async (type: string, more: Record<string, unknown> = {}) => {
    const { version } = await ask()
    const data = { commandId: randomUUID(), expectedVersion: version, type, ...more }
    const answer = await page.request.post(`${at}/commands`, { data })
    expect(answer.status(), await answer.text()).toBe(200)
  }
  return {
    ask,
    command,
    person: async (name: string) => (await ask()).people.find(each => each.name === name)?.id,
    segment: async (kind: string) => (await ask()).segments.find(each => each.kind === kind)?.id,
  }
}

type Driver = ReturnType<typeof driver>

/** Where the console's buttons stand in each turn of a round and its replies, on a laptop and a phone: each way once. */
async function placesInTheRound(desk: Page, ask: Driver['ask'], command: Driver['command']): Promise<string[]> {
  const found = new Set<string>()
  const remember = async (heading: string) => {
    const places: unknown[] = []
    for (const size of [
      { width: 1280, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await desk.setViewportSize(size)
      await desk.getByRole('heading', { level: 2, name: heading, exact: true }).waitFor()
      const named = ['Pause', '−1 min', '+1 min', /^Skip/, /^Undo/].map(name => desk.getByRole('button', { name }))
      for (const button of [desk.locator('[data-main-act]'), ...named]) {
        const box = await button.boundingBox()
        places.push([box?.x, box?.y, box?.height].map(pixels => Math.round(pixels ?? -1)))
      }
    }
    found.add(JSON.stringify(places))
  }
  const { round, people } = await ask()
  for (const { personId } of round.turns) {
    const name = people.find(({ id }) => id === personId)?.name ?? ''
    await command('beginTurn', { personId })
    await remember(name)
    await command('beginReply', { personId })
    await remember(`Replies to ${name}`)
  }
  return [...found]
}

async function open(origin: string, email: string): Promise<Visit> {
  const visited = await visit(origin)
  await enter(visited.page, email)
  return visited
}

test('the three screens of a meeting are accessible and fit at every point of it', async () => {
  const { origin } = await startServer('sample')
  const facilitator = await open(origin, sampleOf.facilitator)
  const meeting = await nextMeeting(facilitator.page)
  const { ask, command, person, segment } = driver(facilitator.page, meeting)
  const desk = facilitator.page
  const [projector, member] = [await open(origin, sampleOf.facilitator), await open(origin, 'aisha.khan@sample.test')]
  await facilitator.page.goto(`${meeting}/console`)
  await projector.page.goto(`${meeting}/projector`)
  await member.page.goto(`${meeting}/live`)
  const wrong: string[] = []
  const look = async (name: string, on: Partial<Record<'console' | 'projector' | 'live', string | RegExp>>) => {
    const screens = { console: facilitator, projector, live: member }
    for (const screen of ['console', 'projector', 'live'] as const) {
      const shown = on[screen]
      if (!shown) continue
      const visited = screens[screen]
      await visited.page.getByText(shown).first().waitFor()
      const sizes = { console: [{ width: 1920, height: 1080 }, ...usual], projector: bigScreen, live: usual }
      wrong.push(...(await lookAt(visited, `${screen}-${name}`, sizes[screen])))
    }
  }
  const goTo = async (kind: string) => command('goTo', { segmentId: await segment(kind) })

  await command('register', { personId: await person('Sean Duffy'), attendance: 'apologies' })
  await command('registerRest', { attendance: 'present' })
  await look('marked', { console: '9 present, 1 sent apologies.' })
  await command('start', { anyway: true })
  await look('begun', { console: 'Next: Starter', projector: 'Introduction', live: 'Part 1 of 7' })
  await goTo('feedback')
  await look('before-the-round', { console: /^Start with/, projector: 'Feedback', live: 'Part 3 of 7' })
  await command('beginTurn', { personId: await person('Aisha Khan') })
  await look('turn', { console: /turn 1 of 9/, projector: 'Aisha Khan', live: 'It’s your turn' })
  await command('beginReply', { personId: await person('Aisha Khan') })
  const reply = {
    console: 'Replies to Aisha Khan',
    projector: 'Questions and offers of help for Aisha Khan',
    live: /colleagues are replying/,
  }
  await look('reply', reply)
  await press(desk, /^Order/)
  await opened(desk)
  await look('order', { console: /turn 1 of 9/ })
  await desk.getByText('Round the table', { exact: true }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Karen Whitby' }).click()
  await look('seats', { console: 'Where is everyone sitting?' })
  await leave(desk)
  await press(desk, /^Message/)
  await opened(desk)
  await press(desk, 'Show message')
  await look('message-wrong', { console: 'Enter a message.' })
  await leave(desk)
  await command('wall', { message: 'Two minutes, then back to your seats', blackout: false })
  await look('message', { console: /^On the projector/, projector: 'Two minutes, then back to your seats' })
  await command('wall', { message: '', blackout: true })
  await look('dark', { console: 'The projector is blank.', projector: 'The screen is blank for a moment.' })
  await command('wall', { message: '', blackout: false })
  await desk.keyboard.press('?')
  await opened(desk)
  await look('keys', { console: 'blank or show the projector' })
  await leave(desk)
  await command('pause')
  await look('paused', { console: 'Resume', projector: /paused/i, live: 'paused' })
  await command('resume')
  await command('addTime', { segmentId: await segment('feedback'), ms: 30 * 60_000 })
  await look('late', { console: /minutes late/, projector: /minutes late/, live: /minutes late/ })
  await press(desk, /^Change$/)
  await opened(desk)
  await look('rebalance', { console: 'Change the times' })
  for (const part of ['Feedback', 'Break', 'New learning']) await desk.getByRole('checkbox', { name: part }).uncheck()
  await look('rebalance-too-late', { console: /^This won’t finish on time/ })
  await leave(desk)
  await press(facilitator.page, /^End$/)
  await opened(facilitator.page)
  await look('asked', { console: /turn 1 of 9/ })
  await facilitator.page.keyboard.press('Escape')
  await command('addTime', { segmentId: await segment('feedback'), ms: -55 * 60_000 })
  await look('too-little-each', { console: /^That’s only/ })
  await command('split', { on: true })
  const second = (await ask()).round.turns.find(turn => turn.subGroup === 1)?.personId
  await command('beginTurn', { personId: second })
  await look('split', { console: 'Group 2', projector: 'Group 2', live: /\w/ })
  await command('split', { on: false })
  await member.page.goto(`${meeting}/console`)
  await member.page.getByRole('button', { name: 'Take over' }).waitFor()
  wrong.push(...(await lookAt(member, 'console-following')))
  await member.page.getByRole('button', { name: 'Take over' }).click()
  await look('taken-over', { console: /^Aisha Khan has taken over/ })
  await press(desk, 'Take over')
  // A command after it carries the version of after it.
  await desk.getByText(/^You have taken over/).waitFor()
  await member.page.goto(`${meeting}/live`)
  await goTo('break')
  await look('break', { projector: /Back at/ })
  await goTo('planning')
  await look('planning', { console: 'Next: Summary', projector: 'Action planning', live: 'Part 6 of 7' })
  await command('end')
  await look('ended', { console: /^Ended/, projector: 'Thank you.', live: 'Thank you.' })
  await member.page.goto(`${meeting}`)
  await member.page.getByRole('heading', { name: /^Ended/ }).waitFor()
  wrong.push(...(await lookAt(member, 'meeting-ended')))
  expect(wrong).toEqual([])
})

test('in every turn of a round and its replies each button of the console stands where it stood', async () => {
  const { origin } = await startServer('sample')
  const { page } = await open(origin, sampleOf.facilitator)
  const meeting = await nextMeeting(page)
  const { ask, command, segment } = driver(page, meeting)
  await command('registerRest', { attendance: 'present' })
  await command('start', { anyway: true })
  await command('goTo', { segmentId: await segment('feedback') })
  await page.goto(`${meeting}/console`)
  expect(await placesInTheRound(page, ask, command)).toHaveLength(1)
})
