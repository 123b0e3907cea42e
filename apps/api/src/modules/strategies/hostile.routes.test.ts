import { expect, test } from 'vitest'
import { buildTestApp } from '../../../test/test-app.ts'
import { aStrategy, figures, insertAdaptation } from './strategies.testkit.ts'

const NUL = '\u0000'
const wording = { subject: 'Maths', text: 'After each graph.', expectedVersion: 1 }
const move = { to: 'trialling', why: 'We begin.', expectedVersion: 1 }
const proposal = (over: object) => ({ ...aStrategy(), ...over })
const reading = (over: object) => ({ ...figures, expectedVersion: 1, ...over })

type Case = [name: string, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, payload?: object]

/** What a database may stumble over, what would be another's to say, and what is no such thing. */
const cases: Case[] = [
  ['a NUL in the address of a strategy', 'GET', '/strategies/%00'],
  ['an address without end', 'GET', `/strategies/${'x'.repeat(61)}`],
  ['a NUL in a hub', 'GET', '/strategies?hub=%00'],
  ['a NUL in a subject', 'GET', '/strategies?subject=%00'],
  ['a subject twice', 'GET', '/strategies?subject=a&subject=b'],
  ['a stage that is none', 'GET', '/strategies?stage=loved'],
  ['a strength that is none', 'GET', '/strategies?strength=certain'],
  ['an audience that is none', 'GET', '/strategies?audience=everyone'],
  ['a filter that is none', 'GET', '/strategies?author=me'],
  ['a NUL in a cursor', 'GET', '/strategies?cursor=1.1.%00'],
  ['a cursor that is no place', 'GET', '/strategies?cursor=x.y'],
  ['a page without end', 'GET', '/strategies?limit=201'],
  ['a NUL in a name', 'POST', '/strategies', proposal({ name: `A${NUL}` })],
  ['half a character', 'POST', '/strategies', proposal({ what: 'A\ud800' })],
  ['text that turns its direction', 'POST', '/strategies', proposal({ name: 'A\u202eB' })],
  ['a name that nobody can see', 'POST', '/strategies', proposal({ name: '\u200b' })],
  ['a line break in a technique', 'POST', '/strategies', proposal({ techniques: ['A\nB'] })],
  ['techniques without end', 'POST', '/strategies', proposal({ techniques: Array(9).fill('A') })],
  ['text without end', 'POST', '/strategies', proposal({ strengthWhy: 'x'.repeat(401) })],
  ['a NUL in a hub of a proposal', 'POST', '/strategies', proposal({ hubSlug: NUL })],
  ['a NUL in a strand', 'POST', '/strategies', proposal({ strandCode: NUL })],
  ['a NUL in a reference', 'POST', '/strategies', proposal({ referenceIds: [NUL] })],
  ['a stage of one’s own choosing', 'POST', '/strategies', proposal({ stage: 'embedded' })],
  ['a code of one’s own choosing', 'POST', '/strategies', proposal({ code: 'QU2' })],
  ['somebody else’s name', 'POST', '/strategies', proposal({ proposedById: 'p' })],
  ['the hub of a strategy', 'PATCH', '/strategies/QU2', { hubSlug: 'feedback', expectedVersion: 1 }],
  ['a stage without a move', 'PATCH', '/strategies/QU2', { stage: 'embedded', expectedVersion: 1 }],
  ['a version beyond the column', 'PATCH', '/strategies/QU2', { expectedVersion: 2_147_483_648 }],
  ['no version', 'PATCH', '/strategies/QU2', { name: 'A' }],
  ['a NUL in why', 'PUT', '/strategies/QU2/stage', { ...move, why: NUL }],
  ['a move to nowhere', 'PUT', '/strategies/QU2/stage', { ...move, to: null }],
  ['a move by somebody else', 'PUT', '/strategies/QU2/stage', { ...move, byId: 'p' }],
  ['a NUL in an adaptation', 'POST', '/strategies/QU2/adaptations', { subject: 'Maths', text: NUL }],
  ['a line break in its subject', 'POST', '/strategies/QU2/adaptations', { subject: 'A\nB', text: 'T' }],
  ['an adaptation of nothing', 'POST', '/strategies/nothing/adaptations', { subject: 'A', text: 'T' }],
  ['a NUL in its address', 'PATCH', '/strategies/QU2/adaptations/%00', wording],
  ['an adaptation that is none', 'PATCH', '/strategies/QU2/adaptations/none', wording],
  ['one of another strategy', 'PATCH', '/strategies/QU3/adaptations/:adaptation', wording],
  ['away with no version', 'DELETE', '/strategies/QU2/adaptations/:adaptation'],
  ['away with a version that is none', 'DELETE', '/strategies/QU2/adaptations/:adaptation?expectedVersion=x'],
  ['a NUL in the address of a strand', 'GET', '/strands/%00'],
  ['a strand that is none', 'PUT', '/strands/T-XXX', reading({})],
  ['a NUL in a note', 'PUT', '/strands/T-FEE', reading({ note: NUL })],
  ['a day that is none', 'PUT', '/strands/T-FEE', reading({ asOf: '2026-13-01' })],
  ['an address that runs', 'PUT', '/strands/T-FEE', reading({ url: 'javascript:alert(1)' })],
  ['months beyond the year', 'PUT', '/strands/T-FEE', reading({ months: -13 })],
  ['another name for a strand', 'PUT', '/strands/T-FEE', reading({ name: 'Ours' })],
]

test('what the library can’t keep is refused with a sentence, on either engine, and changes nothing', async () => {
  const { store, schoolId, facilitator } = await buildTestApp()
  const lead = await facilitator('questioning', { roles: ['coordinator'] })
  const adaptation = await insertAdaptation(store, { id: lead.id, schoolId })
  const all = async () => (await lead.inject({ url: '/api/v1/strategies?limit=200' })).body
  const before = await all()
  const failed: string[] = []
  for (const [name, method, path, payload] of cases) {
    const url = `/api/v1${path.replace(':adaptation', adaptation)}`
    const answer = await lead.inject({ method, url, ...(payload && { payload }) })
    const said = [400, 404].includes(answer.statusCode) && String(answer.json().detail).length > 10
    if (!said) failed.push(`${name}: ${answer.statusCode} ${answer.body}`)
  }
  expect(failed).toEqual([])
  expect(await all()).toBe(before)
})
