import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { hubList } from '@hubs/schema/hubs'
import { choiceList } from '@hubs/schema/membership/membership'
import { startServer } from '../kit/server.ts'
import { enter, visit } from '../kit/visit.ts'

const day = 24 * 60 * 60_000

async function ask({ request }: Page, method: string, url: string, data?: object) {
  const answer = await request.fetch(`/api/v1${url}`, { method, ...(data && { data }) })
  return { status: answer.status(), body: await answer.text() }
}

async function peopleOf(page: Page) {
  const { body } = await ask(page, 'GET', '/memberships?limit=200')
  return choiceList.parse(JSON.parse(body)).items
}

/** Takes a place away from somebody who leads no group: the first who can be taken out. */
async function freeSeat(desk: Page, slug: string) {
  for (const { personId, hubSlug } of await peopleOf(desk)) {
    if (hubSlug !== slug) continue
    const { status } = await ask(desk, 'PUT', `/people/${personId}/membership`, { hubSlug: null })
    if (status === 204) return
  }
  expect.unreachable(`no place of ${slug} can be taken away`)
}

describe('a hub that is full', () => {
  test('has a waiting list: one offer is taken, and one that runs out goes to the next', async () => {
    const server = await startServer('sample', { alone: true })
    const { origin, mailTo } = server
    const { page: desk } = await visit(origin)
    await enter(desk, 'coordinator@sample.test')
    const hubs = hubList.parse(JSON.parse((await ask(desk, 'GET', '/hubs')).body)).items
    const [full] = hubs.toSorted((a, b) => a.places - (a.taken ?? 0) - (b.places - (b.taken ?? 0)))
    if (!full) return expect.unreachable('the sample has no hubs')

    const teacher = await visit(origin, { viewport: { width: 390, height: 844 } })
    await enter(teacher.page, 'teacher@sample.test')
    const support = await visit(origin)
    await enter(support.page, 'support@sample.test')
    const own = await Promise.all(
      [teacher.page, support.page].map(async page => JSON.parse((await ask(page, 'GET', '/me')).body).id as string),
    )
    const others = (await peopleOf(desk)).filter(
      ({ personId, hubSlug, staffKind }) => hubSlug === null && staffKind === 'teaching' && !own.includes(personId),
    )
    for (const { personId } of others.slice(0, full.places - (full.taken ?? 0)))
      await ask(desk, 'PUT', `/people/${personId}/membership`, { hubSlug: full.slug })

    await teacher.page.goto('/choose')
    await teacher.page.getByRole('button', { name: `Join the waiting list for ${full.name}` }).press('Enter')
    await teacher.page.getByText('You’re next on the waiting list. If there’s a place, you’ll be asked').waitFor()
    await teacher.expectAccessible()
    await support.page.goto('/choose')
    await support.page.getByRole('button', { name: `Join the waiting list for ${full.name}` }).click()
    await support.page.getByText('You’re number 2 on the waiting list. If there’s a place, you’ll be asked').waitFor()

    await freeSeat(desk, full.slug)
    const offer = new RegExp(`There’s a place for you in ${full.name}`)
    await mailTo('teacher@sample.test', offer)
    await teacher.page.reload()
    await teacher.page.getByText(/^There’s a place for you\. It’s kept until /).waitFor()
    await teacher.page.getByRole('button', { name: `Take the place in ${full.name}` }).click()
    await teacher.page.getByRole('heading', { name: `Your hub is ${full.name}` }).waitFor()

    await freeSeat(desk, full.slug)
    await mailTo('support@sample.test', offer)
    // Nobody answers: five days later, the place is no longer kept.
    for (const page of [desk, teacher.page, support.page]) await page.close()
    await server.kill()
    await server.startAgain(server.now() + 5 * day)
    await mailTo('support@sample.test', /wasn’t taken in time/)
    const later = await visit(origin)
    await enter(later.page, 'coordinator@sample.test')
    await later.page.goto('/choices')
    const lists = later.page.getByRole('region', { name: 'Waiting lists' })
    await lists.getByText(/^Took the place on /).waitFor()
    await lists.getByText(/^Didn’t take the place by /).waitFor()
    await later.expectAccessible()
  })
})
