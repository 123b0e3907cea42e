import { WAIT_MS } from '@hubs/testing/limits'
import { expect, vi } from 'vitest'
import { beginsWith, colleagues, hubs, linkIn, password, staffFile } from './school.ts'
import { ada, type Year } from './year.ts'

/** The school and its first coordinator, by the link that a new server says. */
export async function nameSchool(year: Year) {
  const { desk, server } = year
  await year.sitDown()
  const link = await vi.waitFor(() => linkIn(server.said(), '/set-up') ?? expect.fail('no link yet'), WAIT_MS)
  await year.part('the school, from the set-up link', async () => {
    await desk.open(link)
    await desk.type('School name', 'Hilltop School')
    await desk.type('Your name', ada.name)
    await desk.type('Your school email address', ada.email)
    await desk.type('Password', password)
    await desk.tap('button', 'Set up school')
    await desk.isAt('Getting started')
  })
}

/** From a server that has just been installed to everyone invited, and all meetings dated. */
export async function setUp(year: Year) {
  const { desk } = year
  await nameSchool(year)
  await year.part('half terms checked, an INSET day added', async () => {
    await desk.tap('link', 'Check the half-term dates')
    await desk.isAt(/^Programme/u)
    await desk.tap('button', 'Mark dates as checked')
    await desk.sees('Dates marked as checked.')
    await desk.type('First day', '04012027', desk.page.getByRole('form', { name: 'Add a closure or INSET day' }))
    await desk.tap('button', 'Add to the list')
    await desk.sees('Mon 4 Jan 2027')
  })
  await year.part('all thirty meetings dated', async () => {
    await desk.tap('link', 'Propose meeting dates')
    await desk.isAt('Meeting dates')
    await desk.sees(/^Every meeting already has the date proposed for it/)
  })
  await year.part('sixty people from a file', async () => {
    await desk.home()
    await desk.tap('link', /^Next step: /u)
    await desk.tap('link', 'Getting started')
    await desk.isAt('Getting started')
    await desk.tap('link', 'Add people')
    await desk.isAt('Import people')
    await desk.file('Choose a file', staffFile())
    await desk.tap('button', 'Import 60 people')
    await desk.sees('60 added.')
  })
  await year.part('everyone invited', async () => {
    await desk.tap('link', 'Invite them')
    await desk.tap('button', 'Send invitations')
    await desk.sees(/60\s*invited, not signed in yet/u)
  })
}

/** Ranked choices, one to lead each hub chosen by name, and the head who is in no hub: what comes before people choose. */
export async function prepareChoices(year: Year) {
  const { desk } = year
  await year.part('five facilitators, one for each hub', async () => {
    for (const [index, [, hub]] of hubs.entries()) {
      const leader = colleagues[index]?.name ?? ''
      await desk.tap('link', 'Programme', desk.nav)
      await desk.isAt(/^Programme/u)
      await desk.tap('link', beginsWith(hub))
      await desk.tap('button', 'Choose someone', desk.page.getByRole('group', { name: 'Facilitator', exact: true }))
      await desk.type('Find someone', leader)
      await desk.tap('button', beginsWith(leader))
      await desk.tap('button', 'Save places and facilitators')
      await desk.sees('Saved.')
    }
  })
  await year.part('hubs are to be ranked; the coordinator is in none', async () => {
    await desk.tap('link', 'Programme', desk.nav)
    await desk.isAt(/^Programme/u)
    await desk.tap('radio', 'Ranked')
    await desk.tap('button', 'Change to ranked')
    await desk.sees('Saved.')
    await desk.tap('link', 'People', desk.nav)
    await desk.tap('link', beginsWith(`${ada.name} .*Administrator`))
    await desk.tap('radio', 'Governor or guest')
    await desk.tap('button', 'Save', desk.page.getByRole('form', { name: `Edit ${ada.name}` }))
    await desk.sees('Saved.')
  })
  await setUpSecondStep(year)
}

/** An app on their phone, as a coordinator is asked to within a week. */
export async function setUpSecondStep(year: Year) {
  const { desk } = year
  await year.part('two-step sign-in', async () => {
    await desk.home()
    await desk.tap('link', 'Set up two-step sign-in')
    await desk.tap('button', 'Set up an app')
    year.setApp((await desk.page.getByRole('code').first().textContent()) ?? '')
    await desk.type('Enter the 6-digit code the app shows', year.code())
    await desk.tap('button', 'Turn on')
    await desk.tap('button', 'I’ve saved them')
  })
}
