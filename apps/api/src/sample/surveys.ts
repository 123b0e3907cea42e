import { surveyState, surveyWindows } from '@hubs/rules/reports/surveys'
import { surveyQuestions } from '@hubs/schema/reports/surveys'
import { asc, eq } from 'drizzle-orm'
import type { Tx } from '../store/store.ts'
import { dayAt, instantAt } from '../time/wall-time.ts'

type Scene = { schoolId: string; today: string; timeZone: string }

/** What each next person says, by their place in the question’s answers: from little to much. */
const usual = { influence: [2, 1, 2, 3, 1], room: [2] } as const

/** Who is asked: of everybody in a hub how much say they have, of facilitators whether there was room for their hub. */
async function listAsked({ db, t }: Tx, programmeId: string) {
  const groups = await db
    .select({ one: t.group.facilitatorId, other: t.group.coFacilitatorId })
    .from(t.group)
    .innerJoin(t.hub, eq(t.hub.id, t.group.hubId))
    .where(eq(t.hub.programmeId, programmeId))
    .orderBy(asc(t.hub.position))
  const members = await db
    .select({ personId: t.membership.personId })
    .from(t.membership)
    .where(eq(t.membership.programmeId, programmeId))
    .orderBy(asc(t.membership.groupId), asc(t.membership.seat))
  return {
    influence: members.map(({ personId }) => personId),
    room: groups.flatMap(({ one, other }) => [one, other]).filter(id => id !== null),
  }
}

/**
 * What was answered to the questions of a year whose time is over; who is asked now has still to answer. Whether people
 * still do what they tried two terms before nobody is asked here: no year of the sample is over after so many half terms.
 */
export async function answerSurveys(tx: Tx, { schoolId, today, timeZone }: Scene): Promise<void> {
  const { db, t } = tx
  for (const year of await db.select().from(t.programme).where(eq(t.programme.schoolId, schoolId))) {
    const halfTerms = await db
      .select({ name: t.halfTerm.name, startsOn: t.halfTerm.startsOn, endsOn: t.halfTerm.endsOn })
      .from(t.halfTerm)
      .where(eq(t.halfTerm.programmeId, year.id))
      .orderBy(asc(t.halfTerm.position))
    const asked = await listAsked(tx, year.id)
    const choice = { opensOn: dayAt(year.choiceOpensAt, timeZone), closesOn: dayAt(year.choiceClosesAt, timeZone) }
    const rows = surveyWindows(choice, halfTerms).flatMap(window => {
      const { question, moment, closesOn } = window
      if (question === 'use' || surveyState(window, today) !== 'closed') return []
      return asked[question].map((personId, at) => {
        const place = usual[question][at % usual[question].length] ?? 0
        const value = surveyQuestions[question].values[place] ?? surveyQuestions[question].values[0]
        return { programmeId: year.id, question, moment, personId, value, at: instantAt(closesOn, '08:20', timeZone) }
      })
    })
    if (rows.length > 0) await db.insert(t.surveyAnswer).values(rows)
  }
}
