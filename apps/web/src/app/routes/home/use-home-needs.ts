import { isolated } from '@hubs/rules/text/isolated'
import Bell from 'lucide-react/icons/bell'
import CalendarDays from 'lucide-react/icons/calendar-days'
import Gauge from 'lucide-react/icons/gauge'
import Globe from 'lucide-react/icons/globe'
import MailX from 'lucide-react/icons/mail-x'
import ListChecks from 'lucide-react/icons/list-checks'
import MessageCircle from 'lucide-react/icons/message-circle'
import NotebookPen from 'lucide-react/icons/notebook-pen'
import ShieldCheck from 'lucide-react/icons/shield-check'
import UserRoundCheck from 'lucide-react/icons/user-round-check'
import UserRoundX from 'lucide-react/icons/user-round-x'
import UsersRound from 'lucide-react/icons/users-round'
import { can, type Action } from '@hubs/rules/can'
import { NEXT_YEAR_DAYS } from '@hubs/rules/next-year'
import { count } from '@hubs/rules/text/words'
import type { Me } from '@hubs/schema/accounts/accounts'
import { actorOf } from '#features/accounts/actor.ts'
import { unreadQuery } from '#features/discussion/following/followed.query.ts'
import { waitingCountQuery } from '#features/discussion/moderation/waiting-count.query.ts'
import { untilWords } from '#features/evaluation/evaluation-labels.ts'
import { outcomesQuery } from '#features/evaluation/evaluation.queries.ts'
import { hubsQuery, newlyLedQuery } from '#features/hubs/hubs.queries.ts'
import { mailDeliveryQuery } from '#features/operations/operations.queries.ts'
import { unreadNoticesQuery } from '#features/notices/notices.queries.ts'
import { coverQuery } from '#features/plans/observations/observations.queries.ts'
import { openPlansQuery } from '#features/plans/plans.queries.ts'
import { useClosedMeetings } from '#features/programmes/half-terms/use-closed-meetings.ts'
import { nextYearQuery } from '#features/programmes/next-year/next-year.queries.ts'
import { programmeQuery } from '#features/programmes/programmes.queries.ts'
import { publishingQuery } from '#features/publications/publications.queries.ts'
import { participationQuery } from '#features/reports/reports.queries.ts'
import { ownSurveysQuery } from '#features/reports/surveys.queries.ts'
import { capital } from '#lib/page/capital.ts'
import { backTo } from '#lib/page/way-back.ts'
import { daysUntil, longDay, shortDate, shortDateTime } from '#lib/time/time.ts'
import { useNow } from '#lib/time/use-now.ts'
import { FACILITATORS_STEP, useFirstSteps } from '#app/shell/first-steps.tsx'
import { paths } from '#shared/paths.ts'
import type { Need } from './need.ts'
import { useAsked, useAskedPages } from './use-asked.ts'
import { useNextMeetings } from './use-next-meetings.ts'
import { useUnsentMinutes } from './use-unsent-minutes.ts'

/** From so many days before its meeting an agenda wants to be looked at, and a plan to be reported on. */
const PREPARE_DAYS = 14
const REPORT_DAYS = 7

/** What a member owes nobody but the group: a report, and two minutes for the hub's outcomes. */
function useOwnNeeds({ membership, school }: Me, now: number): Need[] {
  const slug = membership?.hubSlug ?? ''
  const { data: plans = [] } = useAsked({ ...openPlansQuery(), enabled: membership !== null })
  const { data: outcomes } = useAsked({ ...outcomesQuery(slug), enabled: membership !== null })
  const reports = plans.flatMap(({ id, report, reviewOn }): Need[] => {
    const days = reviewOn ? daysUntil(`${reviewOn}T12:00:00Z`, school.timeZone, now) : Infinity
    if (!reviewOn || report || Math.abs(days) > REPORT_DAYS) return []
    const words = `For your meeting on ${longDay(reviewOn)}.`
    return [{ id: `report ${id}`, to: paths.report(id), title: 'Report on your plan', words, Icon: NotebookPen }]
  })
  if (!outcomes?.asked || outcomes.asked.answered) return reports
  const until = untilWords(outcomes.asked.closesOn)
  const words = `Takes two minutes, and only you see your answers.${until && ` Open ${until}.`}`
  return [...reports, { id: 'rate', to: paths.selfAssessment(slug), title: 'Rate yourself', words, Icon: Gauge }]
}

/**
 * A question of the year’s evaluation that is open and not answered. What hubs have brought is for those in one to say;
 * what came before them is asked of all who may still join.
 */
function useSurveys({ staffKind, notThisYear, membership, leads }: Me): Need[] {
  const inAHub = membership !== null || leads.length > 0
  const { data } = useAsked({ ...ownSurveysQuery(), enabled: staffKind !== 'none' && (inAHub || !notThisYear) })
  const open = data?.items.filter(({ value, moment }) => value === null && (inAHub || moment === 'before')) ?? []
  const [first] = open
  if (!first) return []
  const words = `Takes a minute, and only you see your answer. Open until ${longDay(first.closesOn)}.`
  const title = first.moment === 'before' ? 'Answer one quick question' : 'Say how the year is going'
  return [{ id: 'survey', to: paths.survey, title, words, Icon: Gauge }]
}

/** The meetings that this person leads and has to prepare. */
function useLedNeeds({ leads, school }: Me, now: number): Need[] {
  return useNextMeetings({ membership: null, leads }, now).flatMap(({ hub, next }): Need[] => {
    if (next.status !== 'planned' || daysUntil(next.startsAt, school.timeZone, now) > PREPARE_DAYS) return []
    const words = `${hub.name}, ${shortDateTime(next.startsAt, school.timeZone)}.`
    return [{ id: next.id, to: paths.agenda(next.id), title: 'Prepare your meeting', words, Icon: ListChecks }]
  })
}

/** Somebody else has made this person a facilitator: they hear of it here too. */
function useNewlyLed({ leads, school }: Me): Need[] {
  const { data = [] } = useAsked({ ...newlyLedQuery(), enabled: leads.length > 0 })
  return data.map(({ groupId, hubSlug, hubName, since }) => ({
    id: `leads ${groupId}`,
    to: paths.hub(hubSlug),
    title: `You’re now a facilitator of ${hubName}`,
    words: `Since ${shortDate(since, school.timeZone)}. See your group and its meetings.`,
    Icon: UsersRound,
  }))
}

/** Teachers who have not chosen, while they could. */
function useUnplaced(asked: boolean): Need[] {
  const { data: programme } = useAsked({ ...programmeQuery(), enabled: asked })
  const { data } = useAsked({ ...participationQuery(), enabled: asked })
  const { all = null, inAHub = null } = data?.teachers ?? {}
  const without = all === null || inAHub === null ? 0 : all - inAHub
  if (!asked || !programme || programme.choice.state === 'not-open' || without === 0) return []
  const isRanked = programme.choosing === 'ranked'
  const whileOpen = isRanked ? 'You allocate hubs once choices have closed.' : 'They can still choose for themselves.'
  const afterwards = isRanked
    ? 'Hub choices have closed. You can allocate hubs, or give them a place.'
    : 'Hub choices have closed. You can add them to a hub.'
  const words = programme.choice.state === 'open' ? whileOpen : afterwards
  const title = `${capital(count(without, 'teacher'))} without a hub`
  return [{ id: 'unplaced', to: `${paths.choices}?show=teachers-without`, title, words, Icon: UsersRound }]
}

/** What visitors and colleagues have sent in for a coordinator to read first. */
function useToReview(moderates: boolean, decides: boolean): Need[] {
  const { data: comments = 0 } = useAsked({ ...waitingCountQuery(), enabled: moderates })
  const { data } = useAskedPages({ ...publishingQuery('waiting'), enabled: decides })
  const [first] = data?.pages ?? []
  const stories = first?.items.length ?? 0
  const named = first?.next ? 'Stories' : capital(count(stories, 'story', 'stories'))
  return [
    ...(comments > 0
      ? [
          {
            id: 'comments',
            to: paths.moderation,
            title: `${capital(count(comments, 'visitor comment'))} to review`,
            words: 'They’ll appear once you approve them.',
            Icon: MessageCircle,
          },
        ]
      : []),
    ...(stories > 0
      ? [
          {
            id: 'stories',
            to: paths.publishing,
            title: `${named} to review`,
            words: 'For the public page.',
            Icon: Globe,
          },
        ]
      : []),
  ]
}

/** Colleagues who need cover to observe somebody, for whoever finds it. */
function useCover(asked: boolean): Need[] {
  const { data } = useAskedPages({ ...coverQuery(), enabled: asked })
  const waiting = data?.pages.flatMap(({ items }) => items).filter(({ cover }) => cover === 'asked') ?? []
  const [first] = waiting
  if (!first) return []
  const title = `${capital(count(waiting.length, 'cover request'))} to answer`
  const words = `The first is for ${isolated(first.person.name)} on ${longDay(first.date)}, ${first.startsAt}.`
  return [{ id: 'cover', to: paths.coverRequests, title, words, Icon: UserRoundCheck }]
}

/** From the end of the last half term on: to save what is proposed, then to start it, or what holds it up. */
function useNextYear(asked: boolean, { school }: Me, now: number): Need[] {
  const { data: programme } = useAsked({ ...programmeQuery(), enabled: asked })
  const last = programme?.halfTerms.at(-1)?.endsOn
  const daysTo = (day: string) => daysUntil(`${day}T12:00:00Z`, school.timeZone, now)
  const near = asked && last !== undefined && daysTo(last) <= NEXT_YEAR_DAYS
  const { data: next } = useAsked({ ...nextYearQuery(), enabled: near })
  if (!near || !next) return []
  const need = { id: 'next-year', to: paths.nextYear, Icon: CalendarDays }
  const { name: year, startsOn } = next.plan
  if (!next.saved) {
    const words = `${programme?.name} ends on ${longDay(last)}. Dates and hubs are proposed from this year.`
    return [{ ...need, title: 'Get next year ready', words }]
  }
  const [held] = next.blocked
  if (startsOn === null)
    return daysTo(last) < 0 ? [{ ...need, title: `Start ${year}`, words: held ?? 'Its dates and hubs are saved.' }] : []
  return held !== undefined && daysTo(startsOn) <= 0 ? [{ ...need, title: `${year} hasn’t started`, words: held }] : []
}

/** Groups that people are in and nobody leads: somebody left, or nobody was chosen. */
function useUnled(asked: boolean, { school }: Me): Need[] {
  const { data: hubs = [] } = useAsked({ ...hubsQuery(), enabled: asked })
  if (!asked) return []
  return hubs.flatMap(hub =>
    hub.groups
      .filter(group => !hub.closed && (group.taken ?? 0) > 0 && group.facilitator === null)
      .map(group => {
        const next =
          hub.nextMeeting?.groupId === group.id
            ? `Next meeting on ${shortDate(hub.nextMeeting.startsAt, school.timeZone)}. `
            : ''
        const led = group.coFacilitator
          ? `${isolated(group.coFacilitator.name)} is co-facilitator.`
          : 'It has no facilitator.'
        return {
          id: `unled ${group.id}`,
          to: paths.programmeHub(hub.slug),
          title: `Choose a facilitator for ${hub.groups.length > 1 ? `${hub.name}, ${group.name}` : hub.name}`,
          words: `${next}${led}`,
          Icon: UserRoundX,
        }
      }),
  )
}

/** A closure that is put in later leaves the meetings of its day where they are. */
function useMeetingsToMove(asked: boolean): Need[] {
  const days = useClosedMeetings(asked)
  if (days === '') return []
  const words = 'The school is closed then. Propose new dates for them.'
  return [{ id: 'closed', to: paths.meetingDates, title: `Move the meetings on ${days}`, words, Icon: CalendarDays }]
}

/** `unled`: groups without a facilitator are asked about already, one by one. */
function useSteps(me: Me, unled: boolean): Need[] {
  const asked = me.roles.includes('coordinator') || me.roles.includes('administrator')
  const mine = useFirstSteps(me, asked).filter(({ to, name }) => to !== null && !(unled && name === FACILITATORS_STEP))
  const next = mine.find(({ done }) => !done)
  if (!next) return []
  const title = next.name
  const left = mine.filter(({ done }) => !done).length
  const words = left > 1 ? `${next.words} ${capital(count(left - 1, 'step'))} after this.` : next.words
  const to = next.to ?? paths.firstSteps
  // So that all the steps are a tap away: whoever would rather do another first has no other way to them.
  const state = backTo(paths.firstSteps, 'Getting started')
  return [{ id: title, to, title: `Next step: ${title}`, words, Icon: CalendarDays, state }]
}

/** Where nobody has set up an email server, no invitation has reached anybody. */
function useMail(asked: boolean, administers: boolean): Need[] {
  const { data } = useAsked({ ...mailDeliveryQuery(), enabled: asked })
  if (!asked || !data || data.sent) return []
  const words = administers
    ? 'They’re only saved on the server. See how your technician can set up email.'
    : 'They’re only saved on the server. Ask your administrator to set up email.'
  return [{ id: 'mail', to: paths.invitations, title: 'Emails aren’t being sent yet', words, Icon: MailX }]
}

/** A week to set it up, then nothing opens without it. */
function secondStep({ secondFactor: { state, dueAt }, school }: Me): Need[] {
  if (state !== 'asked' || dueAt === null) return []
  const words = `Your role needs it from ${shortDateTime(dueAt, school.timeZone)}. It takes two minutes.`
  return [
    { id: 'second-step', to: `${paths.account}#two-step`, title: 'Set up two-step sign-in', words, Icon: ShieldCheck },
  ]
}

/** Everything that waits for this person, the most pressing first. */
export function useHomeNeeds(me: Me): Need[] {
  const now = useNow()
  const may = (action: Action) => can(actorOf(me), action, { schoolId: me.school.id })
  const { data: unread = 0 } = useAsked(unreadQuery())
  const { data: notices = 0 } = useAsked(unreadNoticesQuery())
  const own = useOwnNeeds(me, now)
  const surveys = useSurveys(me)
  const led = useLedNeeds(me, now)
  const minutes = useUnsentMinutes(me, now)
  const unplaced = useUnplaced(may('report:participation') && may('membership:list'))
  const review = useToReview(may('reply:moderate'), may('publication:decide'))
  const cover = useCover(may('observation:cover'))
  const newlyLed = useNewlyLed(me)
  const unled = useUnled(may('group:edit'), me)
  const steps = useSteps(me, unled.length > 0)
  const nextYear = useNextYear(may('programme:edit'), me, now)
  const toMove = useMeetingsToMove(may('programme:edit'))
  const mail = useMail(may('person:list'), may('person:access'))
  const news = {
    id: 'news',
    to: paths.discussions,
    title: capital(count(unread, 'new comment')),
    words: 'In discussions you follow.',
    Icon: MessageCircle,
  }
  const told = {
    id: 'notifications',
    to: paths.notifications,
    title: capital(count(notices, 'new notification')),
    words: 'About your hub, meetings, minutes and hours.',
    Icon: Bell,
  }
  return [
    ...secondStep(me),
    ...newlyLed,
    ...unled,
    ...toMove,
    ...nextYear,
    ...steps,
    ...own,
    ...minutes,
    ...surveys,
    ...led,
    ...unplaced,
    ...cover,
    ...review,
    ...(notices > 0 ? [told] : []),
    ...(unread > 0 ? [news] : []),
    ...mail,
  ]
}
