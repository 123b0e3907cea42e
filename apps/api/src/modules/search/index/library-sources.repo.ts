import { and, asc, eq, inArray, isNull, min, or } from 'drizzle-orm'
import { grouped, idsOf } from './grouped-rows.repo.ts'
import { type SearchDoc, type SearchSource, scopeOf } from './search-doc.rules.ts'

const lines = (...parts: (string | null | undefined)[]) => parts.filter(part => part).join('\n')

/** Hubs of earlier years come after those of this one, the latest first: below 0, which is where these are. */
const pastAt = (startsOn: string) => Date.parse(startsOn) - 4e12

/** The hubs of this year, and those that ran in the years before. */
export const hubSource: SearchSource = {
  async read({ db, t }, ids) {
    const { hub, programme, halfTerm, outcome } = t
    const rows = await db
      .select({ hub, year: programme.name, current: programme.current, startsOn: min(halfTerm.startsOn) })
      .from(hub)
      .innerJoin(programme, eq(programme.id, hub.programmeId))
      .leftJoin(halfTerm, eq(halfTerm.programmeId, programme.id))
      .where(and(inArray(hub.id, [...ids]), or(eq(programme.current, true), eq(hub.closed, false))))
      .groupBy(hub.id, programme.id)
    const outcomes = grouped(
      await db
        .select()
        .from(outcome)
        .where(and(inArray(outcome.hubId, [...ids]), isNull(outcome.retiredAt)))
        .orderBy(asc(outcome.position)),
      row => row.hubId,
    )
    return rows.map(({ hub: { id, schoolId, slug, name, question, summary }, year, current, startsOn }): SearchDoc => {
      const toward = (outcomes.get(id) ?? []).flatMap(each => [each.statement, each.howWeWillKnow])
      const text = lines(question, summary, ...toward)
      return {
        id,
        schoolId,
        scope: scopeOf.school(schoolId),
        title: name,
        text,
        keywords: '',
        at: current ? 0 : pastAt(startsOn ?? '2000-01-01'),
        payload: { kind: 'hub', slug, year: current ? null : year },
      }
    })
  },
  list: idsOf(t => t.hub),
}

/** Strategies with the EEF strand on their card, and with how colleagues have adapted them. */
export const strategySource: SearchSource = {
  async read({ db, t }, ids) {
    const { strategy, strandFigure, adaptation } = t
    const rows = await db
      .select({ strategy, strand: strandFigure.name })
      .from(strategy)
      .leftJoin(
        strandFigure,
        and(
          eq(strandFigure.schoolId, strategy.schoolId),
          eq(strandFigure.code, strategy.strandCode),
          // Its name stays with later figures.
          eq(strandFigure.number, 1),
        ),
      )
      .where(inArray(strategy.id, [...ids]))
    const adapted = grouped(
      await db
        .select()
        .from(adaptation)
        .where(inArray(adaptation.strategyId, [...ids]))
        .orderBy(asc(adaptation.at), asc(adaptation.id)),
      row => row.strategyId,
    )
    return rows.map(({ strategy: row, strand }): SearchDoc => {
      const { id, schoolId, code, hubSlug, stage, name, what, looksLike, commonFailing, techniques } = row
      const inStrand = strand && `Related EEF strand: ${strand}`
      const inSubjects = (adapted.get(id) ?? []).map(({ subject, text }) => `${subject}: ${text}`)
      return {
        id,
        schoolId,
        scope: scopeOf.school(schoolId),
        title: name,
        text: lines(what, looksLike, ...techniques, commonFailing, row.strengthWhy, inStrand, ...inSubjects),
        keywords: code,
        // As they came: what the library begins with before what was proposed since.
        at: row.createdAt - row.position,
        payload: { kind: 'strategy', code, hubSlug, stage },
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
        payload: { kind: 'reference', checked: checkedHow !== null },
      }
    })
  },
  list: idsOf(t => t.reference),
}
