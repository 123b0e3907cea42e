import { type Csl, csl as cslInput } from '@hubs/schema/library/csl'
import { eq } from 'drizzle-orm'
import { newId } from '../../../ids.ts'
import type { Tx } from '../../../store/store.ts'
import { columnsOf } from '../../references/citations/plain-citation.format.ts'
import { freeKeys } from '../../references/reference-keys.service.ts'

type Old = Tx['t']['programme']['$inferSelect']['reading'][number]
type LibraryReference = Pick<Tx['t']['reference']['$inferSelect'], 'id' | 'key' | 'title' | 'doi'>

/** What each hub of the first programme begins with, by the names of the library's references. */
const readingOfHub: Record<string, readonly string[]> = {
  'growth-mindset': ['berger-2014', 'yeager-2019', 'metcalfe-2017'],
  'e-learning': ['mayer-moreno-2003', 'wineburg-mcgrew-2019', 'noetel-2021'],
  feedback: ['elliott-2016', 'hattie-timperley-2007', 'black-wiliam-1998'],
  'academic-language': ['beck-2013', 'shanahan-2008', 'alexander-2018'],
  questioning: ['rowe-1986', 'crouch-mazur-2001', 'dunlosky-2013'],
}

/** The visitor's account that the first programme names, of which the first part has been seen (domain facts, section 0). */
const visit = {
  csl: {
    type: 'webpage',
    title: 'Visiting the Belmont Learning Hubs',
    author: [{ family: 'Dunn', given: 'Barry' }],
    URL: 'https://ikonoklaste.wordpress.com/',
  } satisfies Csl,
  note: 'A visitor’s account.',
  checkedHow: 'first part of the page',
}

const fold = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** A title of the old list as a source. Who it is by was one line, and stays one name. */
function toSource({ title, by, url }: Old): { csl: Csl; note: string; checkedHow: string | null } {
  if (fold(title) === fold(visit.csl.title)) return visit
  const [, names = by, year] = /^(.*?),?\s*\b(\d{4})$/.exec(by.trim()) ?? []
  const doi = /^https?:\/\/(?:dx\.)?doi\.org\/(.+)$/.exec(url ?? '')?.[1]
  const told = {
    title,
    ...(names && { author: [{ literal: names }] }),
    ...(Number(year) >= 1000 && Number(year) <= 2100 && { issued: { 'date-parts': [[Number(year)]] } }),
  }
  const place = doi ? { type: 'document', DOI: doi } : url ? { type: 'webpage', URL: url } : { type: 'document' }
  const whole = cslInput.safeParse({ ...place, ...told })
  if (whole.success) return { csl: whole.data, note: '', checkedHow: null }
  const note = [by, url].filter(Boolean).join(', ').slice(0, 600)
  return { csl: { type: 'document', title }, note, checkedHow: null }
}

/**
 * A programme's reading was a list of its own before it was one of references. Makes references of what stands in such a
 * list, once, and lets each hub of the first programme begin with some. Leaves every other programme as it is.
 */
export async function convertReading({ db, t }: Tx, now: number, ofSchool?: string, makeId = newId): Promise<void> {
  const programmes = await db
    .select({ id: t.programme.id, schoolId: t.programme.schoolId, reading: t.programme.reading })
    .from(t.programme)
    .where(ofSchool === undefined ? undefined : eq(t.programme.schoolId, ofSchool))
  for (const { id: programmeId, schoolId, reading } of programmes) {
    if (reading.length === 0) continue
    const known: LibraryReference[] = await db.select().from(t.reference).where(eq(t.reference.schoolId, schoolId))
    const item = { programmeId, hubId: null as string | null }
    const items: (typeof item & { id: string; referenceId: string; position: number })[] = []
    const add = (referenceId: string, hubId: string | null, position: number) => {
      if (!items.some(each => each.hubId === hubId && each.referenceId === referenceId))
        items.push({ id: makeId(), programmeId, hubId, referenceId, position })
    }
    for (const [position, old] of reading.entries()) {
      const source = toSource(old)
      const { doi, ...columns } = columnsOf(source.csl)
      const same = known.find(each => (doi ? each.doi === doi : fold(each.title).startsWith(fold(columns.title))))
      if (same) add(same.id, null, position)
      else {
        const [key = ''] = await freeKeys({ db, t }, schoolId, [{ key: '', csl: source.csl }])
        const row = { ...columns, doi, id: makeId(), schoolId, key, createdAt: now }
        await db.insert(t.reference).values({ ...row, note: source.note, checkedHow: source.checkedHow })
        known.push(row)
        add(row.id, null, position)
      }
    }
    const hubs = await db
      .select({ id: t.hub.id, slug: t.hub.slug })
      .from(t.hub)
      .where(eq(t.hub.programmeId, programmeId))
    for (const hub of hubs)
      for (const [position, key] of (readingOfHub[hub.slug] ?? []).entries()) {
        const found = known.find(each => each.key === key)
        if (found) add(found.id, hub.id, position)
      }
    await db.insert(t.readingItem).values(items)
    await db.update(t.programme).set({ reading: [] }).where(eq(t.programme.id, programmeId))
  }
}
