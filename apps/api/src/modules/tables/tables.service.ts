import type { Actor } from '@hubs/rules/can'
import type { Programme } from '@hubs/schema/programmes/programmes'
import type { TableName } from '@hubs/schema/tables'
import { authorize, guarded } from '../../authorize.ts'
import { notFound } from '../../errors.ts'
import { csvOf } from '../../files/csv.ts'
import type { GuardedStore, Tx } from '../../store/store.ts'
import type { Reminders } from '../notices/reminders.service.ts'
import * as repo from './tables.repo.ts'

const statusWords = { planned: 'Planned', running: 'On now', ended: 'Held', cancelled: 'Cancelled' } as const

/** Of each table, also where there is nothing under them. */
const headings: Record<TableName, string> = {
  hubs: 'Year,Hub,Group,Running,Facilitator,Co-facilitator,Places,Teachers,Support staff,Places left,Waiting for the hub',
  meetings: 'Year,Hub,Group,Meeting,Date,Starts at,Minutes,Room,State,Present,Apologies,Absent',
  plans: 'Year,Hub,Group,Meeting,Date,In the group now,Made a plan,Reported back',
  reminders: 'Year,Hub,Group,Last meeting,Name,Missed it,Has a plan,Last reminded,Reminded by',
}

type Rows = Record<string, unknown>[]
type NamedProgramme = Pick<Programme, 'id' | 'name'>
type Needs = { store: GuardedStore; planReminders: Pick<Reminders, 'list'> }

async function groupsOf(tx: Tx, programme: NamedProgramme) {
  const groups = await repo.listGroups(tx, programme.id)
  // The name of the one group of a hub says nothing.
  const isSplit = (hubId: string) => groups.filter(group => group.hubId === hubId).length > 1
  return groups.map(group => ({ ...group, groupName: isSplit(group.hubId) ? group.groupName : '' }))
}

async function hubs(tx: Tx, programme: NamedProgramme): Promise<Rows> {
  return (await groupsOf(tx, programme)).map(group => ({
    Year: programme.name,
    Hub: group.hubName,
    Group: group.groupName,
    Running: group.closed ? 'No' : 'Yes',
    Facilitator: group.facilitator ?? '',
    'Co-facilitator': group.coFacilitator ?? '',
    Places: group.places,
    Teachers: group.teachers,
    'Support staff': group.support,
    'Places left': Math.max(0, group.places - group.teachers - group.support),
    'Waiting for the hub': group.waiting,
  }))
}

/** Each meeting of the year, with its group. */
async function meetingsOf(tx: Tx, programme: NamedProgramme) {
  const groups = new Map((await groupsOf(tx, programme)).map(group => [group.id, group]))
  return (await repo.listMeetings(tx, programme.id)).flatMap(meeting => {
    const group = groups.get(meeting.groupId)
    const named = { Year: programme.name, Hub: group?.hubName ?? '', Group: group?.groupName ?? '' }
    return group ? [{ meeting, group, named: { ...named, Meeting: meeting.number, Date: meeting.date } }] : []
  })
}

async function meetings(tx: Tx, programme: NamedProgramme): Promise<Rows> {
  return (await meetingsOf(tx, programme)).map(({ meeting, named }) => ({
    ...named,
    'Starts at': meeting.startsAt,
    Minutes: meeting.minutes,
    Room: meeting.place,
    State: statusWords[meeting.status],
    Present: meeting.present,
    Apologies: meeting.apologies,
    Absent: meeting.absent,
  }))
}

async function plans(tx: Tx, programme: NamedProgramme): Promise<Rows> {
  const { planned, reported } = await repo.countPlans(tx, programme.id)
  const held = (await meetingsOf(tx, programme)).filter(({ meeting }) => meeting.status === 'ended')
  return held.map(({ meeting, group, named }) => ({
    ...named,
    'In the group now': group.teachers + group.support,
    'Made a plan': planned.get(meeting.id) ?? 0,
    'Reported back': reported.get(meeting.id) ?? 0,
  }))
}

async function reminders({ planReminders }: Needs, _tx: Tx, programme: NamedProgramme, actor: Actor): Promise<Rows> {
  const { items } = await planReminders.list(actor)
  return items.flatMap(({ hubName, groupName, date, people }) =>
    people.map(({ person, missed, noPlan, remindedAt, remindedBy }) => ({
      Year: programme.name,
      Hub: hubName,
      Group: groupName ?? '',
      'Last meeting': date,
      Name: person.name,
      'Missed it': missed ? 'Yes' : 'No',
      'Has a plan': noPlan ? 'No' : 'Yes',
      'Last reminded': remindedAt ?? '',
      'Reminded by': remindedBy ?? '',
    })),
  )
}

const csv = (needs: Needs) =>
  guarded('table:export', async (actor, table: TableName, programmeId: string | undefined): Promise<string> => {
    const { store } = needs
    const rowsOf = { hubs, meetings, plans, reminders: reminders.bind(null, needs) }
    authorize(store, actor, { schoolId: actor.schoolId })
    const programme = await repo.findProgramme(store.read, actor.schoolId, programmeId)
    if (!programme) throw notFound('programme')
    return csvOf(await rowsOf[table](store.read, programme, actor), headings[table].split(','))
  })

/** The coordinator’s tables as files for a spreadsheet. */
export function createTables(needs: Needs) {
  return {
    csv: csv(needs),
  }
}

export type TablesService = ReturnType<typeof createTables>
