import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { grouped, idsOf } from './grouped-rows.repo.ts'
import { type SearchDoc, type SearchSource, scopeOf } from './search-doc.rules.ts'

const lines = (...parts: (string | null | undefined)[]) => parts.filter(part => part).join('\n')

/** The hubs of this year. */
export const hubSource: SearchSource = {
  async read({ db, t }, ids) {
    const { hub, programme, outcome } = t
    const rows = await db
      .select({ hub })
      .from(hub)
      .innerJoin(programme, eq(programme.id, hub.programmeId))
      .where(and(inArray(hub.id, [...ids]), eq(programme.current, true)))
    const outcomes = grouped(
      await db
        .select()
        .from(outcome)
        .where(and(inArray(outcome.hubId, [...ids]), isNull(outcome.retiredAt)))
        .orderBy(asc(outcome.position)),
      row => row.hubId,
    )
    return rows.map(({ hub: { id, schoolId, slug, name, question, summary } }): SearchDoc => {
      const toward = (outcomes.get(id) ?? []).flatMap(each => [each.statement, each.howWeWillKnow])
      const text = lines(question, summary, ...toward)
      return {
        id,
        schoolId,
        scope: scopeOf.school(schoolId),
        title: name,
        text,
        keywords: '',
        at: 0,
        shown: { kind: 'hub', slug },
      }
    })
  },
  list: idsOf(t => t.hub),
}

/** Strategies with how colleagues have adapted them. */
export const strategySource: SearchSource = {
  async read({ db, t }, ids) {
    const { strategy, adaptation } = t
    const rows = await db
      .select()
      .from(strategy)
      .where(inArray(strategy.id, [...ids]))
    const adapted = grouped(
      await db
        .select()
        .from(adaptation)
        .where(inArray(adaptation.strategyId, [...ids]))
        .orderBy(asc(adaptation.at), asc(adaptation.id)),
      row => row.strategyId,
    )
    return rows.map((row): SearchDoc => {
      const { id, schoolId, code, hubSlug, stage, name, what, looksLike, commonFailing, techniques } = row
      const inSubjects = (adapted.get(id) ?? []).map(({ subject, text }) => `${subject}: ${text}`)
      return {
        id,
        schoolId,
        scope: scopeOf.school(schoolId),
        title: name,
        text: lines(what, looksLike, ...techniques, commonFailing, row.strengthWhy, ...inSubjects),
        keywords: code,
        // As they came: what the library begins with before what was proposed since.
        at: row.createdAt - row.position,
        shown: { kind: 'strategy', code, hubSlug, stage },
      }
    })
  },
  list: idsOf(t => t.strategy),
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

export const referenceSource: SearchSource = {
  async read({ db, t }, ids) {
    const { reference } = t
    const rows = await db
      .select()
      .from(reference)
      .where(inArray(reference.id, [...ids]))
    return rows.map(({ id, schoolId, title, authors, year, csl, note, doi, checkedHow, createdAt }): SearchDoc => {
      const by = [authors, year === null ? '' : String(year)].filter(part => part !== '').join(', ')
      const inside = textOf(csl['container-title']) || textOf(csl.publisher)
      return {
        id,
        schoolId,
        scope: scopeOf.school(schoolId),
        title,
        text: lines([by, inside].filter(part => part !== '').join('. '), note),
        keywords: lines(doi),
        at: createdAt,
        shown: { kind: 'reference', checked: checkedHow !== null },
      }
    })
  },
  list: idsOf(t => t.reference),
}
