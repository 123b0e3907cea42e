import { and, eq, inArray, isNull } from 'drizzle-orm'
import { idsOf } from './grouped-rows.repo.ts'
import { type SearchDoc, type SearchSource, scopeOf } from './search-doc.rules.ts'

/** Those who work at the school, by what any colleague may see of them: never their address, roles or choices. */
export const personSource: SearchSource = {
  async read({ db, t }, ids) {
    const { person, membership, hub, programme } = t
    const rows = await db
      .select({
        id: person.id,
        schoolId: person.schoolId,
        name: person.name,
        department: person.department,
        job: person.job,
      })
      .from(person)
      .where(and(inArray(person.id, [...ids]), isNull(person.leftAt)))
    const seats = await db
      .select({ personId: membership.personId, slug: hub.slug, name: hub.name })
      .from(membership)
      .innerJoin(hub, eq(hub.id, membership.hubId))
      .innerJoin(programme, eq(programme.id, hub.programmeId))
      .where(and(inArray(membership.personId, [...ids]), eq(programme.current, true)))
    return rows.map(({ id, schoolId, name, department, job }): SearchDoc => {
      const seat = seats.find(each => each.personId === id)
      return {
        id,
        schoolId,
        scope: scopeOf.school(schoolId),
        title: name,
        text: [job, department].filter(Boolean).join(', '),
        keywords: '',
        at: 0,
        payload: { kind: 'person', hub: seat ? { slug: seat.slug, name: seat.name } : null },
      }
    })
  },
  list: idsOf(t => t.person),
}
