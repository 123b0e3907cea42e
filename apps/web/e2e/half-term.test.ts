import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { typeDay, typeTime } from './kit/date.ts'
import { inRoom, startMeeting, until } from './kit/facilitate.ts'
import { instants } from './kit/instants.ts'
import { laterMeetings } from './kit/own-meetings.ts'
import { fillPlan } from './kit/planning.ts'
import { startServer, type TestServer } from './kit/server.ts'
import { enter, type Visit, visit } from './kit/visit.ts'

const day = 24 * 60 * 60_000
const phoneSize = { viewport: { width: 390, height: 844 } }
const hannah = 'hannah.weiss@sample.test'
const sean = 'sean.duffy@sample.test'
const alex = 'facilitator@sample.test'

const inUse: Visit[] = []

/** The school at any day of the half term, and everybody's devices with it: nobody is on a page while it is away. */
async function travel(server: TestServer, to: number) {
  for (const { page } of inUse.splice(0)) await page.context().close()
  await server.kill()
  await server.startAgain(to)
  return async (email: string, options: Parameters<typeof visit>[1] = phoneSize): Promise<Visit> => {
    const person = await visit(server.origin, options)
    inUse.push(person)
    await enter(person.page, email)
    return person
  }
}

/** Ten school days on are at most three weeks of the calendar, with a few days off among them. */
const threeWeeks = 21 * day

test('a promise goes through a half term: made, asked about, seen by a colleague, told, and gone on with', async () => {
  // In the middle of a term: at the end of a year no two meetings are left to come.
  const server = await startServer('sample', { alone: true, at: Date.parse(instants['mid-term']) })
  const { page: first } = await visit(server.origin)
  await enter(first, alex)
  const [next, after] = await laterMeetings(first, server.now())
  if (!next || !after) throw new Error('the sample school has no two meetings to come')
  const starts = Date.parse(next.startsAtInstant)

  // The meeting: Alex leads from the laptop, Hannah writes on her phone.
  let as = await travel(server, starts)
  const laptop = await as(alex, { viewport: { width: 1440, height: 900 } })
  // Whatever language her phone speaks, she types the day first.
  const phone = await as(hannah, { ...phoneSize, locale: 'en-US' })
  await laptop.page.goto(`/meetings/${next.id}/console`)
  await laptop.page.getByRole('button', { name: 'Mark everyone present' }).click()
  await startMeeting(laptop.page)
  await phone.page.goto(`/meetings/${next.id}/live`)
  await inRoom(laptop.page, 'Action planning', phone.page.getByRole('heading', { name: 'What will you try?' }))
  await phone.page.locator('.prompt').waitFor()
  await fillPlan(phone.page, 'wait three seconds after each question', '9Sc2', 'repeating students’ answers')
  await phone.page.getByText('Every lesson', { exact: true }).click()
  await phone.page.getByLabel('Show my plan on the projector when I report back').check()
  await phone.expectAccessible()
  await phone.page.getByRole('button', { name: 'Save my plan' }).click()
  await phone.page.getByText('That’s your plan.', { exact: false }).waitFor()
  // What the part asked for is not asked again.
  await phone.page.locator('.prompt').waitFor({ state: 'hidden' })
  await laptop.page
    .getByText(/1 of 10/)
    .first()
    .waitFor()

  // She books Sean before they leave the room.
  const visitDay = await firstFreeDay(phone.page, starts, server)
  await phone.page.goto('/observations/new')
  await phone.page.getByLabel('Who will observe you?').selectOption({ label: 'Sean Duffy' })
  await typeDay(phone.page, 'Date', visitDay)
  await typeTime(phone.page, 'Time', '10:15')
  await phone.page.getByLabel('What should they look at?').fill('How long I wait after a question.')
  await phone.page.getByLabel('What should they record or count?').fill('The seconds.')
  await phone.page.getByRole('button', { name: 'Book observation' }).click()
  await phone.page.getByRole('heading', { name: 'Sean Duffy is observing you' }).waitFor()
  await laptop.page.getByRole('button', { name: /^End/ }).first().click()
  await laptop.page.getByRole('dialog').getByRole('button', { name: /End/ }).first().click()
  await laptop.page.getByText(/Ended/).first().waitFor()
  await phone.page.goto(`/meetings/${next.id}/minutes`)
  await phone.page.getByText('I will wait three seconds after each question', { exact: false }).first().waitFor()
  await phone.expectAccessible()

  // Sean comes, counts, and hands over what he counted.
  as = await travel(server, Date.parse(`${visitDay}T12:00:00Z`))
  const observer = await as(sean)
  await observer.page.goto('/observations')
  await observer.page.getByRole('link', { name: 'You’re observing Hannah Weiss' }).click()
  await observer.page.getByLabel('What you saw and heard').fill('1.5, 2, 4, 3 seconds')
  await observer.page.getByRole('button', { name: 'Hand over notes to Hannah Weiss' }).click()
  await observer.page.getByRole('button', { name: 'Hand over notes', exact: true }).click()
  await observer.page.getByText('You don’t have a copy.', { exact: false }).waitFor()
  const seen = await as(hannah)
  await seen.page.goto('/observations')
  await seen.page.getByRole('link', { name: 'Sean Duffy observed you' }).click()
  await seen.page.getByText('1.5, 2, 4, 3 seconds').waitFor()

  // Ten school days on she is asked, once, and says so in two taps.
  as = await travel(server, starts + threeWeeks)
  await server.mailTo(hannah, /tried it yet/i)
  const between = await as(hannah)
  await between.page.goto('/plans')
  const promise = between.page.getByRole('region', { name: /wait three seconds/ })
  await promise.getByText('A few times', { exact: true }).click()
  await promise.getByRole('button', { name: 'Send' }).click()
  await promise.getByText('You said: a few times.', { exact: false }).waitFor()
  await between.expectAccessible()

  // The next meeting opens with what she promised.
  as = await travel(server, Date.parse(after.startsAtInstant))
  const console2 = await as(alex, { viewport: { width: 1440, height: 900 } })
  const wall = await as(alex, { viewport: { width: 1920, height: 1080 } })
  const turn = await as(hannah)
  await console2.page.goto(`/meetings/${after.id}/console`)
  await console2.page.getByRole('button', { name: 'Mark everyone present' }).click()
  await startMeeting(console2.page)
  await wall.page.goto(`/meetings/${after.id}/projector`)
  await turn.page.goto(`/meetings/${after.id}/live`)
  await inRoom(console2.page, 'Feedback', turn.page.getByRole('heading', { name: 'Feedback' }))
  await until(turn.page.getByText('It’s your turn').first(), () =>
    console2.page
      .getByRole('button', { name: /Hannah Weiss/ })
      .first()
      .click({ timeout: 2000 }),
  )
  await wall.page.getByText('wait three seconds after each question', { exact: false }).first().waitFor()
  await console2.page.getByText('wait three seconds after each question', { exact: false }).first().waitFor()
  await turn.page
    .getByRole('button', { name: /Write my report/ })
    .or(turn.page.getByRole('link', { name: /Write my report/ }))
    .first()
    .click()
  await turn.page.getByText('A few times', { exact: true }).first().click()
  await turn.page.getByLabel('What happened?').fill('More hands went up, and longer answers.')
  await turn.page.getByLabel('One piece of evidence').fill('14 of 20 questions had a second hand.')
  await turn.page.getByText('Keep it', { exact: true }).click()
  await turn.expectAccessible()
  await turn.page.getByRole('button', { name: 'Save my report' }).click()
  await console2.page.getByLabel('Questions and offers of help for Hannah Weiss').fill('Try it with 9Sc1 as well?')
  await console2.page.getByRole('button', { name: 'Send to Hannah Weiss' }).click()
  await console2.page.getByText('Sent to Hannah Weiss.').waitFor()

  // And in the planning she carries it forward.
  await inRoom(
    console2.page,
    'Action planning',
    turn.page.getByRole('button', { name: /^Carry forward.*wait three seconds/ }),
  )
  await turn.page.getByRole('button', { name: /^Carry forward.*wait three seconds/ }).click()
  await turn.page.getByRole('button', { name: 'Save my plan' }).click()
  await turn.page.getByText('That’s your plan.', { exact: false }).waitFor()
  await turn.page.goto('/plans')
  await turn.page.getByText('Try it with 9Sc1 as well?').first().waitFor()
  await turn.page
    .getByText(/^Carried forward/)
    .first()
    .waitFor()
})

/** A school day in the week after the meeting: asked of the server, which knows the days off. */
async function firstFreeDay(page: Page, starts: number, { origin }: TestServer): Promise<string> {
  const programme = await page.request.get(`${origin}/api/v1/programmes/current`)
  const { halfTerms, daysOff } = (await programme.json()) as {
    halfTerms: { startsOn: string; endsOn: string }[]
    daysOff: { day: string }[]
  }
  for (let n = 1; n < 30; n++) {
    const date = new Date(starts + n * day)
    const text = date.toISOString().slice(0, 10)
    const inTerm = halfTerms.some(term => term.startsOn <= text && text <= term.endsOn)
    const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6
    if (inTerm && !weekend && !daysOff.some(off => off.day === text)) return text
  }
  throw new Error('no school day within a month')
}
