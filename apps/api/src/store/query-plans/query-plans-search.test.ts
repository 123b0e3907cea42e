import { searchKinds } from '@hubs/schema/search'
import { expect, test } from 'vitest'
import { collectPlans, growing } from '../../../test/query-plans.ts'
import {
  buildDiscussion,
  get,
  readThread,
  postReply,
  send,
  removeReply,
} from '../../modules/discussion/discussion.testkit.ts'
import { fillSearch, sources } from '../../modules/search/index/search-index.service.ts'

test('no search and nothing said goes through the whole of a table that grows', async () => {
  const queries = collectPlans()
  const { amy, ben, coordinator, onMeeting, store, app } = await buildDiscussion()
  const [school] = await store.read.db.select({ id: store.read.t.school.id }).from(store.read.t.school)
  for (const kind of searchKinds) await sources[kind].list(store.read, school?.id ?? '', '', 8)
  const lists = [...queries].filter(([text]) => text.includes(`"school_id" || ''`) && text.endsWith('limit ?'))
  expect(lists).toHaveLength(searchKinds.length)
  // A school is put in a few records at a time: sorted for each few, that took the square of the time.
  expect(lists.filter(([, steps]) => steps.some(step => step.includes('ORDER BY')))).toEqual([])
  queries.clear()
  await fillSearch(store)
  const said = await postReply(amy, onMeeting, { text: 'What is a hinge question?', mentions: [ben.id] })
  const onHub = await postReply(ben, '/discussions/hub/questioning', 'Wait a little longer.')
  await postReply(ben, onMeeting, { text: 'One they can’t guess.', parentId: said.id })
  const answers = [
    await send(amy, 'PATCH', `/replies/${said.id}`, { text: 'Hinge?', mentions: [], expectedVersion: said.version }),
    await get(ben, `/replies/${said.id}/history`),
    await send(amy, 'PUT', `${onMeeting}/following`, { following: false }),
    await send(amy, 'PUT', `${onMeeting}/seen`, { upTo: onHub.at }),
    await get(amy, `${onMeeting}/people`),
    await get(amy, '/me/discussions'),
    await get(coordinator, '/moderation/replies'),
    await app.inject({ url: '/api/v1/public/replies' }),
    await removeReply(ben, onHub),
  ]
  // A page full of threads: the plan hangs on their number.
  for (let n = 0; n < 24; n++) await postReply(n % 2 ? amy : ben, '/discussions/hub/questioning', `Thread ${n}`)
  for (const where of [onMeeting, '/discussions/hub/questioning', '/discussions/strategy/QU2'])
    await readThread(amy, where)
  for (const q of ['questions', 'wait tiem', 'hinge zzzz qeustion', 'hin'])
    for (const kind of ['', '&kind=strategy', '&kind=reply', '&kind=plan', '&kind=person'])
      answers.push(await get(amy, `/search?q=${encodeURIComponent(q)}${kind}`))
  expect(answers.map(answer => [answer.statusCode, answer.body]).filter(([code]) => Number(code) >= 300)).toEqual([])
  expect(queries.size).toBeGreaterThan(60)
  expect([...queries].filter(([, steps]) => steps.some(step => growing.test(step)))).toEqual([])
})
