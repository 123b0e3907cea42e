import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Allocation } from '@hubs/schema/choosing/allocations'
import { startServer } from '../kit/server.ts'
import { enter, visit } from '../kit/visit.ts'

async function ask({ request }: Page, method: string, url: string, data?: object) {
  const answer = await request.fetch(`/api/v1${url}`, { method, ...(data && { data }) })
  const body = await answer.text()
  expect([url, answer.status() < 300, body.slice(0, 200)]).toEqual([url, true, body.slice(0, 200)])
  return body === '' ? null : JSON.parse(body)
}

/** Hubs are ranked, closed, allocated and published; returns the board. */
async function publish(desk: Page, teacher: Page, now: () => number): Promise<Allocation> {
  const programme = () => ask(desk, 'GET', '/programmes/current')
  await ask(desk, 'PATCH', '/programmes/current', { choosing: 'ranked', expectedVersion: (await programme()).version })
  await ask(teacher, 'PUT', '/me/ballot', { ranks: ['growth-mindset', 'questioning', 'feedback'], any: false })
  const choiceClosesAt = new Date(now() - 1000).toISOString()
  await ask(desk, 'PATCH', '/programmes/current', { choiceClosesAt, expectedVersion: (await programme()).version })
  const rules = { seniorsApart: false, workingDays: false, spreadDepartments: false }
  const { id } = await ask(desk, 'POST', '/allocations', rules)
  return ask(desk, 'POST', `/allocations/${id}/publication`, { expectedVersion: 1 })
}

describe('after hubs are published', () => {
  test('someone is moved with a reason and its cost, and back; a leaver in mid-year moves at most one other', async () => {
    const { origin, now, mailTo } = await startServer('sample')
    const coordinator = await visit(origin)
    const desk = coordinator.page
    await enter(desk, 'coordinator@sample.test')
    const teacher = await visit(origin, { viewport: { width: 390, height: 844 } })
    await enter(teacher.page, 'teacher@sample.test')
    const board = await publish(desk, teacher.page, now)
    const me = await ask(teacher.page, 'GET', '/me')

    await desk.goto('/choices')
    await desk.getByRole('button', { name: `Change hub: ${me.name}` }).click()
    const dialog = desk.getByRole('dialog')
    const open = dialog.getByRole('radio', { disabled: false }).first()
    await open.waitFor()
    await dialog
      .getByText(/ now, .* after\./)
      .first()
      .waitFor()
    await coordinator.expectAccessible()
    await open.check()
    await dialog.getByRole('button', { name: 'Change hub', exact: true }).click()
    await dialog.getByText('Say why. Only coordinators can see this.').waitFor()
    await dialog.getByLabel('Reason').fill('Shares a room with this group')
    await dialog.getByRole('button', { name: 'Change hub', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await mailTo('teacher@sample.test', /has changed your place/)).not.toContain('Shares a room')

    await teacher.page.goto('/choose')
    await teacher.page.getByText(/Your coordinator has changed your hub since hubs were published\./).waitFor()
    await teacher.expectAccessible()

    await desk.goto('/allocation')
    const changes = desk.getByRole('region', { name: 'Changes since publishing' })
    await changes.getByText('Reason: Shares a room with this group').waitFor()
    await changes.getByRole('button', { name: `Undo: ${me.name}` }).click()
    await changes.getByText(/^Undone on /).waitFor()

    const administrator = await visit(origin)
    await enter(administrator.page, 'admin@sample.test')
    const leaver = board.people.find(({ pinned, personId }) => !pinned && personId !== me.id)
    const { version } = await ask(administrator.page, 'GET', `/people/${leaver?.personId}`)
    await ask(administrator.page, 'PATCH', `/people/${leaver?.personId}`, { left: true, expectedVersion: version })
    await desk.goto('/allocation')
    await desk.getByRole('radio', { name: 'Only if they have to' }).check()
    await desk.getByRole('button', { name: 'Propose places' }).click()
    const proposal = desk.getByText(
      /^One person has left since hubs were published\. (No one has to change hub|One person changes hub)/,
    )
    await proposal.waitFor()
    await coordinator.expectAccessible()
  })
})
