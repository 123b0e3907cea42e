import { beginsWith, Colleague, hubs, type Someone } from './school.ts'
import type { Hubs } from './half-terms.ts'
import type { Year } from './year.ts'

const joiner = { name: 'Jo Newcomer', email: 'jo.newcomer@hilltop.test', hub: 4 }
const hubOf = ({ hub }: Pick<Someone, 'hub'>) => hubs[hub]?.[1] ?? ''

/** The day after the third meeting: a facilitator leaves, somebody else takes their hub, and a teacher comes. */
export async function someoneLeavesAndSomeoneComes(year: Year, now: Hubs) {
  const { desk, server } = year
  const hub = now[4]
  const [leaver, next] = hub?.members ?? []
  if (!hub || !leaver || !next) throw new Error('the fifth hub has people')
  await year.part('signed in again', () => year.comeBack())
  await year.part('a facilitator leaves, with a hand-over to the next', async () => {
    await desk.tap('link', 'People', desk.nav)
    await desk.type('Find', leaver.name)
    await desk.tap('link', beginsWith(leaver.name))
    await desk.sees('needs a new facilitator')
    await desk.expectAccessible()
    await desk.tap('button', 'Mark as left')
    await desk.confirm('Mark as left')
    await desk.sees('Nothing is in their name any more.')
    await desk.home()
    await desk.tap('link', `Choose a facilitator for ${hubOf(joiner)}`)
    await desk.tap('button', 'Choose someone', desk.page.getByRole('group', { name: 'Facilitator', exact: true }))
    await desk.type('Find someone', next.name)
    await desk.tap('button', beginsWith(next.name))
    await desk.tap('button', 'Save places and facilitators')
    await desk.sees('Saved.')
  })
  await year.part('a teacher comes in the middle of the year', async () => {
    await desk.tap('link', 'People', desk.nav)
    await desk.tap('link', 'Add a person')
    await desk.type('Name', joiner.name)
    await desk.type('Email address', joiner.email)
    await desk.tap('button', 'Add and invite')
    await desk.sees(joiner.name)
    await desk.home()
    await desk.tap('link', 'One teacher without a hub')
    await desk.tap('button', `Add to a hub: ${joiner.name}`)
    await desk.tap('radio', beginsWith(hubOf(joiner)))
    await desk.type('Reason', 'New in January.')
    await desk.tap('button', 'Add to the hub')
    await desk.sees('They’ll get a notification.')
  })
  const device = new Colleague(server)
  await device.accept(joiner.email)
  hub.members = [...hub.members.filter(member => member !== leaver), joiner]
  hub.leader = next
}
