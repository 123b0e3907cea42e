import { expect, test } from 'vitest'
import { collectPlans, growing } from '../../../test/query-plans.ts'
import { buildImports } from '../../modules/staff/imports/imports.testkit.ts'

const list = 'Name,Email\nAnn Lee,ann@school.test\nBo Lund,bo@school.test'

test('nothing of lists of people, invitations and dates goes through the whole of a table that grows', async () => {
  const queries = collectPlans()
  const { administrator, person, member, bringIn, post, clock } = await buildImports()
  await member('feedback', { name: 'Lee Leaver' })
  const coordinator = await person({ roles: ['coordinator', 'administrator'] })
  queries.clear()
  const made = await bringIn(list)
  const again = await bringIn(`${list}\nCy Lark,cy@school.test`, { everyone: true, leave: true })
  const answers = [made, again, await post('invitations', { whom: 'never-invited' })]
  clock.now += 3_600_001
  answers.push(await post('invitations', { whom: 'not-come' }))
  for (const path of ['imports', 'export', 'invitations', 'not-come?limit=1'])
    answers.push(await administrator.inject({ url: `/api/v1/people/${path}` }))
  const { next } = answers.at(-1)?.json() ?? {}
  answers.push(await administrator.inject({ url: `/api/v1/people/not-come?limit=1&cursor=${next}` }))
  // Signed in just now: undoing asks for that.
  const later = await person({ roles: ['administrator'] })
  for (const { id } of [again.json(), made.json()])
    answers.push(await later.inject({ method: 'POST', url: `/api/v1/people/imports/${id}/undo` }))
  const url = '/api/v1/programmes/current/meeting-dates'
  const dates = await coordinator.inject({ url })
  const [{ id, startsAt, version }] = dates.json().meetings
  const moved = { id, date: '2026-09-29', startsAt, place: 'Hall', expectedVersion: version }
  answers.push(dates, await coordinator.inject({ method: 'PUT', url, payload: { meetings: [moved] } }))
  expect(answers.map(answer => answer.statusCode).filter(code => code >= 300)).toEqual([])
  expect(queries.size).toBeGreaterThan(30)
  // Whom an undone import had added is looked for in every table that can name them: once before their rows go, for up to
  // two hundred people together, and once more by the references as each row goes.
  const namedAnywhere =
    /^(?:insert into|delete from) "person" |^select distinct ("\w+") from "\w+" where "\w+"\.\1 in /u
  const reminded = /^delete from "choice_reminder" /u
  const others = [...queries].filter(([text]) => !namedAnywhere.test(text) && !reminded.test(text))
  expect(others.filter(([, steps]) => steps.some(step => growing.test(step)))).toEqual([])
})

test('nor does the list of accounts nobody has used for long', async () => {
  const queries = collectPlans()
  const { administrator, person } = await buildImports()
  for (let n = 0; n < 2; n++) await person({ createdAt: 0, joinedAt: null })
  const first = await administrator.inject({ url: '/api/v1/people/unused?limit=1' })
  const rest = await administrator.inject({ url: `/api/v1/people/unused?limit=1&cursor=${first.json().next}` })
  expect([first, rest].map(({ json }) => json().items.length)).toEqual([1, 1])
  const asked = [...queries].filter(([text]) => text.includes('last_in'))
  expect(asked).toHaveLength(2)
  expect(asked.filter(([, steps]) => steps.some(step => growing.test(step)))).toEqual([])
})
