import { fitAgenda } from '@hubs/rules/agenda/agenda'
import { type MeetingKind, meetingKinds } from '@hubs/schema/meetings/agenda'
import type { AgendaTemplate } from '@hubs/schema/meetings/templates'
import { usualItems } from './checklist-items.rules.ts'

const names: Record<MeetingKind, string> = {
  ordinary: 'Standard meeting',
  first: 'First meeting',
  sharing: 'Sharing meeting',
}
/** Shown as for two hours and ten people; used, they are fitted to the meeting itself. */
const shown = { minutes: 120, people: 10, withBreak: true }

/** The agendas that come with the programme, by their kind as the id. */
export const builtIn: readonly AgendaTemplate[] = meetingKinds.map(kind => ({
  id: kind,
  name: names[kind],
  meetingKind: kind,
  minutes: shown.minutes,
  parts: fitAgenda({ meetingKind: kind, ...shown }).map(({ floorMinutes: _, ...part }) => part),
  checklist: usualItems(kind).map(({ text }) => text),
  builtIn: true,
  shared: true,
  owner: null,
  archived: false,
  mayChange: false,
  version: 0,
}))
