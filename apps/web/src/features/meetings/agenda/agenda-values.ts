import { agendaWarnings, fitAgenda } from '@hubs/rules/agenda/agenda'
import type { AgendaEdit, AgendaWarning, SegmentKind } from '@hubs/schema/meetings/agenda'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import { count } from '@hubs/rules/text/words'

export type Part = AgendaEdit['segments'][number]
export type AgendaValues = { segments: Part[]; expectedVersion: number }

export const kindWords: Record<SegmentKind, string> = {
  introduction: 'Introduction',
  starter: 'Starter',
  feedback: 'Feedback: everyone takes a turn',
  break: 'Break',
  'new-learning': 'New learning',
  planning: 'Action planning',
  summary: 'Summary',
  welcome: 'Welcome',
  'ground-rules': 'Ground rules',
  baseline: 'Starting points',
  sharing: 'Sharing',
}

/** The agenda as the form has it. */
export function valuesOf({ segments, version }: MeetingDetail): AgendaValues {
  return {
    segments: segments.map(({ floorMinutes: _, notes, ...segment }) => ({ ...segment, notes: notes ?? '' })),
    expectedVersion: version,
  }
}

export function blankPart(): Part {
  return {
    kind: 'new-learning',
    title: '',
    minutes: 10,
    protected: false,
    prompt: '',
    notes: '',
    links: [],
    materials: [],
    presenterId: null,
  }
}

/** The parts as they are sent: lines that were left empty are none. */
export function withoutBlanks<P extends Pick<Part, 'links' | 'materials'>>(parts: readonly P[]): P[] {
  return parts.map(part => ({
    ...part,
    materials: part.materials.filter(text => text.trim() !== ''),
    links: part.links.filter(({ title, url }) => title.trim() !== '' || url.trim() !== ''),
  }))
}

/** Minutes that can be counted: what is typed may not be a number yet. */
const minutesOf = (part: Part) => (Number.isFinite(part.minutes) ? part.minutes : 0)

/** "118 of 120 minutes: 2 to spare." */
export function sumSentence(parts: readonly Part[], minutes: number): string {
  const sum = parts.reduce((total, part) => total + minutesOf(part), 0)
  const all = `${sum} of ${minutes} minutes`
  if (sum === minutes) return `${all}: it fits.`
  return sum < minutes ? `${all}: ${minutes - sum} to spare.` : `${all}: ${sum - minutes} over.`
}

/** What is worth a look, the sum left out: that has its own sentence. */
export function warningsOf(parts: readonly Part[], meeting: MeetingDetail, people: number): AgendaWarning[] {
  const { minutes, kind } = meeting
  const counted = parts.map(({ id, ...part }) => ({
    ...part,
    minutes: minutesOf(part),
    ...(id !== undefined && { id }),
  }))
  return agendaWarnings(counted, { minutes, people, meetingKind: kind }).filter(
    ({ code }) => code !== 'too-long' && code !== 'too-short',
  )
}

/** The warning that belongs beside this part's minutes. */
export function warningAt(
  warnings: readonly AgendaWarning[],
  parts: readonly Part[],
  index: number,
): string | undefined {
  const part = parts[index]
  const code = part?.kind === 'feedback' ? 'feedback-short' : part?.kind === 'planning' ? 'planning-short' : null
  if (!code || parts.findIndex(({ kind }) => kind === part?.kind) !== index) return undefined
  return warnings.find(warning => warning.code === code)?.sentence
}

type Fit = { minutes: number; people: number; withBreak: boolean }

/** The agenda fitted anew. Parts that stay keep what was written in them; those of a kind the model has not are gone. */
export function fitted(parts: readonly Part[], { kind }: MeetingDetail, fit: Fit): Part[] {
  const left = [...parts]
  return fitAgenda({ meetingKind: kind, ...fit }).map(({ floorMinutes: _, ...wanted }) => {
    const at = left.findIndex(part => part.kind === wanted.kind)
    const [same] = at < 0 ? [] : left.splice(at, 1)
    return same ? { ...same, minutes: wanted.minutes } : { ...wanted, presenterId: null }
  })
}

/** "Fitted to 120 minutes and ten people." */
export function fitSentence({ minutes, people }: Fit): string {
  return `Fitted to ${minutes} minutes and ${count(people, 'person', 'people')}. Not saved yet.`
}
