import { foldText } from '@hubs/rules/search/fold'
import { type Column, eq, type SQL, sql } from 'drizzle-orm'
import type { Tx } from './store.ts'

type Named = { name: string; email: string; job: string; department: string }
type Source = { title: string; authors: string }

/** An index holds no more than some two thousand bytes of it, and a letter may be several once folded. */
const orderOf = (name: string) => foldText(name).slice(0, 200)
const lines = (...parts: string[]) => parts.map(foldText).join('\n')

/** What a person's row holds to be put in order and found by; made anew whenever one of these changes. */
export function personKeys({ name, email, job, department }: Named) {
  // Everybody has the school's own domain in common: of an address, the part before it is looked at.
  return { sortName: orderOf(name), searchText: lines(name, job, department, email.split('@')[0] ?? '') }
}

/** The same of a source. */
export function referenceKeys({ title, authors }: Source) {
  return { sortName: orderOf(authors), searchText: lines(authors, title) }
}

/** The same of an agenda's template. */
export function templateKeys({ name }: { name: string }) {
  return { sortName: orderOf(name) }
}

/** Whether a column has this in it: a folded one, unless what is looked for is made in another way. */
export function hasIn(column: Column, typed: string, fold = foldText): SQL {
  return sql`${column} like ${`%${fold(typed).replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`
}

/** Makes the keys of rows that have none: those of an earlier version. */
export async function fillKeys({ db, t }: Tx): Promise<void> {
  for (const row of await db.select().from(t.person).where(eq(t.person.searchText, '')))
    await db.update(t.person).set(personKeys(row)).where(eq(t.person.id, row.id))
  for (const row of await db.select().from(t.reference).where(eq(t.reference.searchText, '')))
    await db.update(t.reference).set(referenceKeys(row)).where(eq(t.reference.id, row.id))
  for (const row of await db.select().from(t.agendaTemplate).where(eq(t.agendaTemplate.sortName, '')))
    await db.update(t.agendaTemplate).set(templateKeys(row)).where(eq(t.agendaTemplate.id, row.id))
}
