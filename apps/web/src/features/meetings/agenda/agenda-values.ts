import { agendaWarnings, fitAgenda } from '@hubs/rules/agenda/agenda'
import { fitTemplate } from '@hubs/rules/agenda/template-fit'
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

/** Whether anything is typed for a link: one that was left empty is none. */
export const isTyped = ({ title, url }: Part['links'][number]) => title.trim() !== '' || url.trim() !== ''

/** The parts as they are sent: lines that were left empty are none. */
export function withoutBlanks<P extends Pick<Part, 'links' | 'materials'>>(parts: readonly P[]): P[] {
  return parts.map(part => ({
    ...part,
    materials: part.materials.filter(text => text.trim() !== ''),
    links: part.links.filter(isTyped),
  }))
}

/** Minutes that can be counted: what is typed may not be a number yet. */
const minutesOf = (part: Part) => (Number.isFinite(part.minutes) ? part.minutes : 0)

const sumOf = (parts: readonly Part[]) => parts.reduce((total, part) => total + minutesOf(part), 0)

/** Whoever is at the foot of the form doesn’t see the sum at its top. */
export function savedSentence(parts: readonly Part[], minutes: number): string {
  const over = sumOf(parts) - minutes
  return over > 0 ? `Agenda saved. It’s ${count(over, 'minute')} longer than the meeting.` : 'Agenda saved.'
}

/** "118 of 120 minutes: 2 to spare." */
export function sumSentence(parts: readonly Part[], minutes: number): string {
  const sum = sumOf(parts)
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

/** The agenda fitted anew: the parts that are there, in their order, with other minutes. Only the break comes and goes. */
export function fitted(parts: readonly Part[], { kind }: MeetingDetail, fit: Fit): Part[] {
  const model = fitAgenda({ meetingKind: kind, ...fit }).map(({ floorMinutes: _, ...part }) => part)
  const left = [...model]
  const wanted = withOrWithoutBreak(parts, model).map(part => {
    const at = left.findIndex(each => each.kind === part.kind)
    const [same] = at < 0 ? [] : left.splice(at, 1)
    return { ...part, minutes: same?.minutes ?? minutesOf(part) }
  })
  if (left.length === 0 && wanted.length === model.length) return wanted
  const shared = fitTemplate(wanted, fit)
  // Where too much keeps its time for the rest to make up for it, nothing does.
  const fits = shared.reduce((sum, { minutes }) => sum + minutes, 0) === fit.minutes
  const lengths = fits
    ? shared
    : fitTemplate(
        wanted.map(part => ({ ...part, protected: false })),
        fit,
      )
  return wanted.map((part, at) => ({ ...part, minutes: lengths[at]?.minutes ?? part.minutes }))
}

/** A break that is wanted and missing comes in where the model has it: after the parts that come before it there. */
function withOrWithoutBreak(parts: readonly Part[], model: readonly Omit<Part, 'presenterId'>[]): Part[] {
  const at = model.findIndex(({ kind }) => kind === 'break')
  const pause = model[at]
  if (!pause) return parts.filter(({ kind }) => kind !== 'break')
  if (parts.some(({ kind }) => kind === 'break')) return [...parts]
  const after = new Set(model.slice(0, at).map(({ kind }) => kind))
  const place = parts.findLastIndex(({ kind }) => after.has(kind)) + 1
  return parts.toSpliced(place, 0, { ...pause, presenterId: null })
}

/** "Fitted to 120 minutes and ten people." */
export function fitSentence({ minutes, people }: Fit): string {
  return `Fitted to ${minutes} minutes and ${count(people, 'person', 'people')}. Not saved yet.`
}
