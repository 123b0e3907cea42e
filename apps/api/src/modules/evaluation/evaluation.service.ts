import { type Actor, can } from '@hubs/rules/can'
import { hasBegun, openMoment } from '@hubs/rules/evaluation'
import {
  type OutcomePicture,
  type OutcomesPicture,
  type OwnRatings,
  type Rate,
  type RatingMoment,
  ratingMoments,
  SCENARIO_ITEM,
} from '@hubs/schema/evaluation'
import { authorize, guarded } from '../../authorize.ts'
import { notFound, Refusal } from '../../errors.ts'
import type { GuardedStore, Lookup, Store, Tx } from '../../store/store.ts'
import { type Clock, isoOrNull } from '../../time/clock.ts'
import { dayAt } from '../../time/wall-time.ts'
import * as repo from './evaluation.repo.ts'
import { toProgress } from './progress.service.ts'
import { dueFigures, sumsOf } from './rating-figures.rules.ts'
import { refusalOf, windowsOf } from './rating-moments.rules.ts'

type MomentParams = { slug: string; moment: RatingMoment }

type Needs = { store: GuardedStore; now: Clock }

async function find({ now }: Needs, tx: Lookup, actor: Actor, slug: string, year?: string) {
  const place = await repo.findHub(tx, actor.schoolId, slug, year)
  if (!place) throw notFound('hub')
  const groups = await repo.listGroups(tx, place.hub.id)
  const groupIds = groups.map(group => group.id)
  const thing = { schoolId: place.hub.schoolId, groupIds }
  const meetings = await repo.listMeetings(tx, groupIds)
  const windows = windowsOf({ actor, groupIds, meetings, current: place.programme.current, now: now() })
  return { ...place, groups, thing, ...windows }
}

type Found = Awaited<ReturnType<typeof find>>

/** Takes into the figures what may go into them by now; it writes only where something is due. */
async function releaseDueFigures(open: Store, { hub, groups, closed }: Found) {
  const due = async (tx: Tx) => {
    const ratings = await repo.listRatings(tx, hub.id)
    const asked = await repo.listAsked(tx, hub.id, groups)
    return { ratings, asked, due: dueFigures({ ratings, asked, closed }) }
  }
  const before = await due(open.read)
  if (before.due.length === 0) return before.ratings
  return open.write(async tx => {
    const { asked, due: taken } = await due(tx)
    for (const each of taken) await repo.showRatings(tx, { hubId: hub.id, ...each, asked })
    return repo.listRatings(tx, hub.id)
  })
}

const momentIn = ({ own, timeZone }: Found, moment: RatingMoment) => {
  const { state, opensAt, closesAt } = own[moment]
  const dayOf = (ms: number | null) => (ms === null ? null : dayAt(ms, timeZone))
  return { moment, state, opensOn: dayOf(opensAt), closesOn: dayOf(closesAt) }
}

/** What is asked now: the outcomes still worked toward, and the hub's situation where it has one. */
function itemsOf({ hub }: Found, outcomes: readonly repo.OutcomeRow[]) {
  const stored = outcomes.filter(outcome => outcome.retiredAt === null)
  return [
    ...stored.map(({ id, statement }) => ({ item: id, text: statement })),
    ...(hub.scenario === '' ? [] : [{ item: SCENARIO_ITEM, text: hub.scenario }]),
  ]
}

async function own(tx: Tx, actor: Actor, found: Found, moment: RatingMoment): Promise<OwnRatings> {
  const { hub } = found
  const outcomes = await repo.listOutcomes(tx, hub.id)
  const given = await repo.listOwnRatings(tx, hub.id, actor.id, moment)
  const valueOf = (item: string) => given.find(each => each.item === item)?.value ?? null
  const asked = itemsOf(found, outcomes)
  const gone = outcomes
    .filter(({ id, retiredAt }) => retiredAt !== null && valueOf(id) !== null)
    .map(({ id, statement }) => ({ item: id, text: statement }))
  const open = found.own[moment].state === 'open'
  return {
    ...momentIn(found, moment),
    hub: { slug: hub.slug, name: hub.name },
    items: [...asked, ...(open ? [] : gone)].map(each => ({ ...each, value: valueOf(each.item) })),
  }
}

/** Takes into the figures what is due in any hub of a year, before they are reported together. */
async function settleYear(
  needs: Needs,
  open: Store,
  actor: Actor,
  programme: { id: string; name: string },
): Promise<void> {
  for (const slug of await repo.listHubsWaiting(open.read, programme.id))
    await releaseDueFigures(open, await find(needs, open.read, actor, slug, programme.name))
}

/** The whole picture of a year; sums only, whoever asks. */
const picture = (needs: Needs) =>
  guarded('outcome:browse', async (actor, slug: string, year?: string): Promise<OutcomesPicture> => {
    const { store, now } = needs
    const found = await find(needs, store.read, actor, slug, year)
    const { hub, programme, thing, timeZone } = found
    authorize(store, actor, thing)
    const ratings = await releaseDueFigures(store, found)
    const outcomes = await repo.listOutcomes(store.read, hub.id)
    const stored = await repo.listLatest(
      store.read,
      outcomes.map(outcome => outcome.id),
    )
    const halfTerms = await repo.listHalfTerms(store.read, programme.id)
    const today = dayAt(now(), timeZone)
    const rates = programme.current && can(actor, 'outcome:rate', thing)
    const open = rates ? openMoment(found.own) : null
    const given = ratings.filter(({ personId, moment }) => personId === actor.id && moment === open)
    const asks = itemsOf(found, outcomes)
    return {
      hub: { id: hub.id, slug: hub.slug, name: hub.name, question: hub.question },
      year: programme.name,
      current: programme.current,
      years: await repo.listYears(store.read, actor.schoolId, slug),
      halfTerms: halfTerms.map(each => ({ ...each, begun: hasBegun(each.startsOn, today) })),
      moments: ratingMoments.map(moment => momentIn(found, moment)),
      outcomes: outcomes
        .map(({ id, statement, audiences, howWeWillKnow, retiredAt }): OutcomePicture => ({
          id,
          statement,
          audiences,
          howWeWillKnow,
          retiredAt: isoOrNull(retiredAt),
          ratings: sumsOf(ratings, id),
          progress: stored.filter(each => each.progress.outcomeId === id).map(toProgress),
        }))
        .filter(isWorthShowing),
      scenario: hub.scenario === '' ? null : { text: hub.scenario, ratings: sumsOf(ratings, SCENARIO_ITEM) },
      asked: open && {
        moment: open,
        closesOn: momentIn(found, open).closesOn,
        answered: asks.every(({ item }) => given.some(each => each.item === item)),
      },
      may: { rate: rates, judge: programme.current && can(actor, 'outcome:judge', thing) },
    }
  })

const seeOwn = (needs: Needs) =>
  guarded('outcome:browse', async (actor, { slug, moment }: MomentParams, year?: string): Promise<OwnRatings> => {
    const { store } = needs
    const found = await find(needs, store.read, actor, slug, year)
    authorize(store, actor, found.thing)
    return own(store.read, actor, found, moment)
  })

/** Keeps one's own answers while the moment is open. A missed one can't be filled in later. */
const rate = (needs: Needs) =>
  guarded('outcome:rate', async (actor, { slug, moment }: MomentParams, { ratings }: Rate): Promise<OwnRatings> => {
    const { store, now } = needs
    const found = await store.write(async tx => {
      const place = await find(needs, tx, actor, slug)
      authorize(tx, actor, place.thing)
      const refusal = refusalOf(momentIn(place, moment), dayAt(now(), place.timeZone))
      if (refusal) throw refusal
      const asked = itemsOf(place, await repo.listOutcomes(tx, place.hub.id))
      if (ratings.some(({ item }) => !asked.some(each => each.item === item))) {
        const sentence = 'The hub’s outcomes have changed. Check your answers, then send them again.'
        throw new Refusal('stale', sentence, { current: await own(tx, actor, place, moment) })
      }
      const row = { hubId: place.hub.id, moment, personId: actor.id, at: now() }
      await repo.saveRatings(
        tx,
        ratings.map(rating => ({ ...row, ...rating })),
      )
      return place
    })
    authorize(store, actor, found.thing)
    await releaseDueFigures(store, found)
    return own(store.read, actor, found, moment)
  })

/**
 * What the hubs work toward over their year, and where their people stand with it. An answer is kept with its person, so
 * that they can alter it while the moment is open, and given to nobody else: others get means over five or more, which
 * are taken once, when the moment closes or everybody has answered (decision 0013).
 */
export function createEvaluation(needs: Needs) {
  return {
    settleYear: settleYear.bind(null, needs),
    picture: picture(needs),
    own: seeOwn(needs),
    rate: rate(needs),
  }
}

/** One that was retired stays in the picture where there is something to see of it. */
function isWorthShowing({ retiredAt, ratings, progress }: OutcomePicture): boolean {
  return retiredAt === null || progress.length > 0 || Object.values(ratings).some(figure => figure !== null)
}

export type Evaluation = ReturnType<typeof createEvaluation>
