import type { PreviewImport } from '@hubs/schema/people-import'
import type { StaffKind } from '@hubs/schema/staff'
import type { Kit } from '../kit.ts'
import type { Marks } from './personal-marks.ts'

export type Role = 'coordinator' | 'administrator' | 'leadership'
/** A list as it was sent, with the yes to who leaves by it, and where it came from. */
export type SentList = PreviewImport & { leave: boolean; ip: string }
export type Theme = 'system' | 'light' | 'dark'

/** Schools and the people who work in them. */
export function staffTables(k: Kit) {
  const school = k.table(
    'school',
    {
      id: k.id(),
      slug: k.text().notNull(),
      name: k.text().notNull(),
      timeZone: k.text().notNull(),
      /** How references are written: the id of a CSL style. */
      citationStyle: k.text().notNull().default('apa'),
      /** Its own accent, `#rrggbb`; null for the programme's. */
      accent: k.text(),
      setUpAt: k.time(),
      createdAt: k.time().notNull(),
      version: k.int().notNull().default(1),
    },
    t => [k.uniqueIndex('school_slug').on(t.slug)],
  )

  /** The school's logo as it was made anew from what was sent: a PNG, in base64. */
  const schoolLogo = k.table('school_logo', {
    schoolId: k
      .text()
      .primaryKey()
      .references(() => school.id),
    /** Of its bytes: part of its address, so that a browser may keep it for good. */
    hash: k.text().notNull(),
    png: k.text().notNull(),
    width: k.int().notNull(),
    height: k.int().notNull(),
    /** What it shows, in words. */
    alt: k.text().notNull(),
  })

  const person = k.table(
    'person',
    {
      id: k.id(),
      schoolId: k.ref(() => school.id),
      name: k.text().notNull(),
      /** What they are called where we speak to them; empty where that is the whole name. */
      preferredName: k.text().notNull().default(''),
      /** The name as people are put in order, and all they are found by: both from `personKeys`. */
      sortName: k.key().notNull().default(''),
      searchText: k.key().notNull().default(''),
      email: k.text().notNull(),
      staffKind: k.text().$type<StaffKind>().notNull(),
      job: k.text().notNull(),
      department: k.text().notNull(),
      workingDays: k.json<string[]>().notNull(),
      seniorLeader: k.bool().notNull(),
      roles: k.json<Role[]>().notNull(),
      theme: k.text().$type<Theme>().notNull().default('system'),
      /** Whether they want the mail that asks about a plan between two meetings. */
      reminders: k.bool().notNull().default(true),
      /** Who they are in the school's own system (OneRoster): stays the same where an address changes. */
      sourcedId: k.text(),
      /** When their last invitation was written, and the email that brings it. */
      invitedAt: k.time(),
      invitationMailId: k.text(),
      joinedAt: k.time(),
      /** When their role first asked them for a second step at sign-in; it is required a week later. */
      factorAskedAt: k.time(),
      leftAt: k.time(),
      createdAt: k.time().notNull(),
      version: k.int().notNull().default(1),
    },
    t => [
      k.uniqueIndex('person_email').on(t.email),
      k.uniqueIndex('person_sourced').on(t.schoolId, t.sourcedId),
      k.index('person_school_name').on(t.schoolId, t.sortName, t.id),
    ],
  )

  /** What a school says of its accessibility; without a row, or without words in it, the one to start from. */
  const accessibilityStatement = k.table('accessibility_statement', {
    schoolId: k
      .text()
      .primaryKey()
      .references(() => school.id),
    /** Markdown. */
    text: k.text().notNull(),
    changedAt: k.time().notNull(),
    version: k.int().notNull().default(1),
  })

  /** A list of people that was imported. What it changed is kept as long as it can be undone. */
  const peopleImport = k.table(
    'people_import',
    {
      id: k.id(),
      schoolId: k.ref(() => school.id),
      byId: k.ref(() => person.id),
      at: k.time().notNull(),
      /** The names of its columns, and what each was said to hold: remembered for the next such list. */
      heading: k.text().notNull(),
      columns: k.json<(string | null)[]>().notNull(),
      added: k.int().notNull(),
      changed: k.int().notNull(),
      left: k.int().notNull(),
      /** The list itself as long as not all of it has been carried out. */
      unfinished: k.json<SentList>(),
      /** When somebody began to take it back; `undoneAt` once that is done. */
      undoingAt: k.time(),
      undoneAt: k.time(),
    },
    t => [k.index('people_import_school').on(t.schoolId, t.at)],
  )

  /** What an import did to one person: only the fields it changed, as they were and as they became. */
  const peopleImportLine = k.table(
    'people_import_line',
    {
      id: k.id(),
      importId: k.ref(() => peopleImport.id, { onDelete: 'cascade' }),
      personId: k.ref(() => person.id),
      kind: k.text().$type<'added' | 'changed' | 'left'>().notNull(),
      before: k.json<Record<string, unknown>>().notNull(),
      after: k.json<Record<string, unknown>>().notNull(),
    },
    t => [k.index('people_import_line_of').on(t.importId), k.index('people_import_line_person').on(t.personId)],
  )

  return { school, schoolLogo, person, accessibilityStatement, peopleImport, peopleImportLine }
}

/** Whose each column is, and what becomes of it when that person is erased: see `Mark`. */
export const staffMarks = {
  person: {
    owner: 'id',
    who: 'id',
    no: 'schoolId version',
    fact: 'name preferredName sortName searchText email staffKind job department workingDays seniorLeader roles theme reminders sourcedId invitedAt invitationMailId joinedAt leftAt createdAt factorAskedAt',
  },
  peopleImportLine: {
    owner: 'personId',
    goes: true,
    no: 'id importId',
    who: 'personId',
    fact: 'kind before after',
  },
  school: { no: 'id slug name timeZone citationStyle accent setUpAt createdAt version' },
  schoolLogo: { no: 'schoolId hash png width height', shared: 'alt' },
  accessibilityStatement: { no: 'schoolId changedAt version', shared: 'text' },
  peopleImport: {
    no: 'id schoolId heading columns added changed left',
    who: 'byId',
    fact: 'at undoingAt undoneAt',
    names: 'unfinished',
  },
} as const satisfies Marks
