import type { TermReport } from '@hubs/schema/reports/year-report'
import { dayMonthYear } from '../dates/dates.ts'
import { shareOf } from './report-sums.ts'
import { absentWords, NOT_SHOWN, whyNotShown } from './withheld.ts'

/** Over the newest few of the year: the public page has them all. */
export const STORIES_TITLE = 'Latest published stories'

/** "Autumn 1, Autumn 2 and Spring 1". */
const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** Why a half term that has begun isn't among the figures, for those who would look for it; nothing where none is missing. */
export function notCountedWords(halfTerms: readonly string[]): string {
  if (halfTerms.length === 0) return ''
  return `${listed(halfTerms)}: not counted yet. A half term’s figures appear two weeks after its last meeting.`
}

/** The same for those who read the registers as they stand. */
export function noRegisterWords(halfTerms: readonly string[]): string {
  return halfTerms.length === 0 ? '' : `${listed(halfTerms)}: no register taken yet.`
}

/** Of nothing there is no share: “0 of 0” would say neither that all of it was done nor that none was. */
const partOf = (part: number, all: number) => (all === 0 ? 'None' : `${part} of ${all}`)

const openOf = ({ halfTerms }: Pick<TermReport, 'halfTerms'>) =>
  halfTerms.filter(({ counted }) => !counted).map(({ name }) => name)

/**
 * What the governors’ page says of its figures, on screen and on paper: the same words by the same rules, so that neither
 * claims what the other doesn’t.
 */
export function termReportWords(report: TermReport) {
  const { halfTerms, meetings, plans, told, placesAsOf, support } = report
  const open = openOf(report)
  const hasAttendance = halfTerms.some(({ counted }) => counted)
  const absent = absentWords(hasAttendance)
  // Of a year that is over no places are told: what was shown of them was of its days.
  const hasPlaces = report.hubs.some(({ places }) => places !== null)
  const share = (part: number | null, rest: number | null) => {
    if (!hasAttendance) return absent
    // Of nothing asked nothing is withheld.
    if (part === 0 && rest === 0) return 'None'
    const known = shareOf([part, rest])
    return known === null ? absent : `${known}%`
  }
  const figure = (known: number | null) => (hasAttendance ? (known ?? absent) : absent)
  const askedNothing = support.inTime === 0 && support.notInTime === 0
  const uncounted = askedNothing && open.length > 0 ? absentWords(false) : null
  const practice = report.practice.filter(({ answers }) => answers !== null && answers > 0)
  return {
    /** What stands where a figure of this term isn't told. */
    absent,
    /** A figure, or what stands in its place: before anything is counted none is nought. */
    figure,
    notCounted: notCountedWords(open),
    meetingsHeld: partOf(meetings.held, meetings.planned),
    /** Meetings are counted as they are held, the other figures once their half term is. */
    held: open.length > 0 ? `Includes ${listed(open)}. Other figures don’t yet.` : '',
    share,
    plansMade: plans.made === null || plans.none === null ? absent : partOf(plans.made, plans.made + plans.none),
    /** How many plans were reported on, by itself. */
    reported: told === 0 && open.length > 0 ? absentWords(false) : (told ?? absent),
    told:
      told === 0
        ? open.length > 0
          ? 'Reports on them aren’t counted yet.'
          : 'None reported on.'
        : `Reported on: ${told ?? absent}.`,
    /** Which support requests its share is of: "None" alone would say that none was answered in time. */
    support: {
      share: uncounted ?? share(support.inTime, support.notInTime),
      figure: (known: number | null) => uncounted ?? figure(known),
      of: askedNothing ? 'this term' : 'answered within 10 school days',
    },
    hasPlaces,
    places: hasPlaces
      ? `Places ${placesAsOf === null ? 'taken now' : `as they were on ${dayMonthYear(placesAsOf)}`}${hasAttendance ? ', and attendance this term' : ''}.`
      : 'Attendance this term.',
    /** How many of a hub's places are taken. */
    seats: ({ places, taken }: TermReport['hubs'][number]) => (taken === null ? NOT_SHOWN : `${taken} of ${places}`),
    /** What people did, for a chart of it; none where there is nothing to show. */
    practice,
    practiceRows: practice.length > 0 ? report.practice : [],
    /** Of hubs' figures none is counted: that is said once, not in each row. */
    hasAttendance,
    noPractice:
      open.length > 0
        ? 'Nothing to show for this term yet. What people plan at one meeting, they report on at the next, so it’s counted two weeks after the last meeting of the next half term.'
        : 'Too few people shared a report this term to show what they did.',
    footnote: `No one is named, and hubs aren’t ranked. ${whyNotShown} “Not shown” isn’t a mark against a hub.`,
  }
}
