import { outcomesPicture, ownRatings, type RatingMoment } from '@hubs/schema/evaluation'
import { and, eq, inArray, lte } from 'drizzle-orm'
import { buildTestApp, type TestPerson } from '../../../test/test-app.ts'

const hub = '/api/v1/hubs/feedback'

/** The feedback hub with a facilitator and so many members, before its first meeting. */
export async function buildHub(members: number) {
  const test = await buildTestApp()
  const facilitator = await test.facilitator('feedback', { name: 'Fay Facilitator' })
  const people: TestPerson[] = []
  for (let n = 1; n <= members; n++) people.push(await test.member('feedback', { name: `Member ${n}` }))
  const { groupId, hubId } = await test.groupOf('feedback')
  const { db, t } = test.store.read
  const outcomes = await db.select({ id: t.outcome.id }).from(t.outcome).where(eq(t.outcome.hubId, hubId))
  const [first = '', second = ''] = outcomes.map(outcome => outcome.id)
  const halfTerms = await db
    .select({ id: t.meeting.halfTermId })
    .from(t.meeting)
    .where(eq(t.meeting.groupId, groupId))
    .orderBy(t.meeting.number)
  return {
    ...test,
    facilitator,
    people,
    everybody: [facilitator, ...people],
    hubId,
    first,
    second,
    items: [...outcomes.map(outcome => outcome.id), 'scenario'],
    halfTerms: halfTerms.map(halfTerm => halfTerm.id),
    rate: (who: TestPerson, values: Record<string, number>, moment: RatingMoment = 'baseline') =>
      who.inject({
        method: 'PUT',
        url: `${hub}/ratings/${moment}`,
        payload: { ratings: Object.entries(values).map(([item, value]) => ({ item, value })) },
      }),
    own: async (who: TestPerson, moment: RatingMoment = 'baseline') =>
      ownRatings.parse((await who.inject({ url: `${hub}/ratings/${moment}` })).json()),
    picture: async (who: TestPerson, year = '') =>
      outcomesPicture.parse((await who.inject({ url: `${hub}/outcomes${year}` })).json()),
    /** As if the first so many meetings had been held. */
    hold: (numbers: number) =>
      test.store.write(async tx => {
        const { meeting } = tx.t
        const those = and(inArray(meeting.groupId, [groupId]), lte(meeting.number, numbers))
        await tx.db.update(meeting).set({ status: 'ended' }).where(those)
      }),
  }
}

export type TestHub = Awaited<ReturnType<typeof buildHub>>
