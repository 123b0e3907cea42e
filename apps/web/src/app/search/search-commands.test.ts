import { expect, test } from 'vitest'
import { inQuestioning, meOf } from '#test/fixtures.ts'
import { commandsFor } from './search-commands.ts'

const teacher = meOf({ membership: inQuestioning })
const administrator = meOf({ roles: ['administrator'] })
const coordinator = meOf({ roles: ['coordinator'] })
const namesFor = (...[me, q]: Parameters<typeof commandsFor>) => commandsFor(me, q).map(({ name }) => name)

test.each([
  [teacher, 'export', ['Export sources']],
  [administrator, 'invite', ['Invite someone', 'Invitations']],
  [administrator, 'csv', ['Import people']],
  [coordinator, 'all meetings', ['Propose meeting dates']],
  [administrator, 'add person', ['Invite someone']],
  [teacher, 'invite', []],
  [coordinator, 'invite', ['Invite someone', 'Invitations']],
  [coordinator, 'half term', ['Half-term dates']],
  [teacher, 'half term', []],
  [teacher, 'new plan', ['New plan']],
  [meOf(), 'new plan', []],
  [teacher, 'password', ['Account']],
  [teacher, 'questioning', []],
  [teacher, 'ex', []],
  [teacher, '', []],
])('%#: only what this person may do, by the words they would type', (me, q, names) => {
  expect(namesFor(me, q)).toEqual(names)
})
