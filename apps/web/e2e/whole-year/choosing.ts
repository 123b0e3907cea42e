import { hubs, Colleague, colleagues, linkIn, password, type Someone } from './school.ts'
import type { Year } from './year.ts'

/** By their first choice each hub has the twelve that it has places for. */
const ranksOf = ({ hub }: Someone) => [0, 1, 2].map(n => hubs[(hub + n) % hubs.length] ?? hubs[0])
const ordinals = ['First', 'Second', 'Third'] as const
/** Two teachers and a colleague of the support staff. */
const onPhones = [6, 7, 11]

async function rankOnPhone(year: Year, someone: Someone) {
  const { page, expectAccessible } = await year.phone()
  await page.goto(linkIn(await year.server.mailTo(someone.email, /\/invitation#/), '/invitation') ?? '')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create password and sign in' }).tap()
  const rank = page.getByRole('link', { name: 'Rank the hubs' })
  const heading = page.getByRole('heading', { name: 'Which hubs would you like to work in?', level: 1 })
  await rank.or(heading).first().waitFor()
  if (await rank.isVisible()) await rank.tap()
  for (const [n, [, hub]] of ranksOf(someone).entries())
    await page.getByLabel(`Your choice: ${hub}`, { exact: true }).selectOption({ label: `${ordinals[n]} choice` })
  await page.getByText('Saved. Only you and your coordinator can see this.').waitFor()
  await expectAccessible()
}

/** Everyone comes by the invitation in their mailbox and ranks the hubs: three of them on a phone’s screen. */
export async function everyoneRanks(year: Year) {
  for (const someone of colleagues.filter(({ index }) => !onPhones.includes(index))) {
    const device = new Colleague(year.server)
    await device.accept(someone.email)
    await device.ask('PUT', '/me/ballot', { ranks: ranksOf(someone).map(([slug]) => slug), any: false })
  }
  for (const index of onPhones) {
    const someone = colleagues[index]
    if (someone) await rankOnPhone(year, someone)
  }
}

export async function allocate(year: Year) {
  const { desk } = year
  await year.part('choices closed, hubs allocated and published', async () => {
    await desk.tap('link', 'Programme', desk.nav)
    await desk.isAt(/^Programme/u)
    await desk.tap('button', 'Close hub choices')
    await desk.confirm('Close hub choices')
    await desk.sees('Hub choices closed.')
    await desk.tap('link', 'Hub choices', desk.nav)
    await desk.sees('50 of 50 teachers and 10 support staff have ranked the hubs.')
    await desk.tap('link', 'Allocate hubs')
    await desk.isAt('Allocate hubs')
    await desk.tap('button', 'Allocate hubs')
    await desk.tap('button', 'Publish')
    await desk.sees('60 people will get a notification that says which hub')
    await desk.confirm('Publish')
    await desk.sees(/^Published on /u)
  })
}
