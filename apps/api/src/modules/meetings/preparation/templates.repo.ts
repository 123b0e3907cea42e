import { and, asc, eq, gt, isNotNull, isNull, or } from 'drizzle-orm'
import { afterCursor, type PageAfter } from '../../../store/after-cursor.ts'
import { templateKeys } from '../../../store/search-keys.ts'
import type { Tx } from '../../../store/store.ts'

export type TemplateRow = Omit<Tx['t']['agendaTemplate']['$inferSelect'], 'sortName'>

function templates({ db, t }: Tx) {
  return db
    .select({ template: t.agendaTemplate, ownerName: t.person.name })
    .from(t.agendaTemplate)
    .innerJoin(t.person, eq(t.person.id, t.agendaTemplate.ownerId))
}

export type TemplateWithOwner = Awaited<ReturnType<typeof templates>>[number]

export async function findTemplate(tx: Tx, id: string): Promise<TemplateWithOwner | undefined> {
  const [row] = await templates(tx).where(eq(tx.t.agendaTemplate.id, id))
  return row
}

type Filter = PageAfter<string> & {
  schoolId: string
  personId: string
  archived: boolean
}

/** One's own and the shared ones of the school, by name. */
export async function listTemplates(tx: Tx, { schoolId, personId, archived, after, limit }: Filter) {
  const { agendaTemplate } = tx.t
  const { sortName, id, archivedAt } = agendaTemplate
  return templates(tx)
    .where(
      and(
        eq(agendaTemplate.schoolId, schoolId),
        or(eq(agendaTemplate.shared, true), eq(agendaTemplate.ownerId, personId)),
        archived ? isNotNull(archivedAt) : isNull(archivedAt),
        afterCursor(gt, [sortName, id], after),
      ),
    )
    .orderBy(asc(sortName), asc(id))
    .limit(limit)
}

export async function insertTemplate({ db, t }: Tx, row: TemplateRow) {
  await db.insert(t.agendaTemplate).values({ ...row, ...templateKeys(row) })
}

/** Changes it if it is still at that version; says whether it was. */
export async function changeTemplate({ db, t }: Tx, id: string, version: number, change: Partial<TemplateRow>) {
  const rows = await db
    .update(t.agendaTemplate)
    .set({ ...change, ...(change.name !== undefined && templateKeys({ name: change.name })), version: version + 1 })
    .where(and(eq(t.agendaTemplate.id, id), eq(t.agendaTemplate.version, version)))
    .returning({ id: t.agendaTemplate.id })
  return rows.length > 0
}
