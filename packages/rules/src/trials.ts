import type { Decision, DidIt, NotDoneReason, Visibility } from '@hubs/schema/plans'
import { decisions, notDoneReasons } from '@hubs/schema/plans'
import type { TrialCount, TrialFigures, TrialOutcome } from '@hubs/schema/trials'
import { maySeePlan } from './plans.ts'
import { leastPeople, tooFew } from './withheld.ts'

/** A report on a plan that names a strategy, as far as it is counted. Without its text. */
export type TrialRow = {
  ownerId: string
  groupId: string
  visibility: Visibility
  didIt: DidIt
  decision: Decision | null
  reasonIfNot: NotDoneReason | null
}

type Viewer = { id: string; groupId: string | null; leads: readonly string[] }

/** Whether a plan of this visibility counts in anybody's figures, its owner's included: what is kept back never does. */
export function countsAsTrial(visibility: Visibility): boolean {
  return visibility === 'group' || visibility === 'school'
}

/** Reports of "not yet" belong to the ledger, and are no try. */
export function wasTried({ didIt }: Pick<TrialRow, 'didIt'>): boolean {
  return didIt !== 'not-yet'
}

const peopleIn = (trials: Iterable<TrialRow>) => new Set([...trials].map(trial => trial.ownerId)).size
const areEnough = (trials: readonly TrialRow[]) => peopleIn(trials.filter(wasTried)) >= leastPeople
/** Nobody is no person; of five or more nobody stands out, be it of those who tried or of those who told. */
const standsOut = (trials: readonly TrialRow[]) => [trials, trials.filter(wasTried)].map(peopleIn).some(tooFew)
const isOwn = ({ groupId, leads }: Viewer, trial: TrialRow) =>
  trial.groupId === groupId || leads.includes(trial.groupId)
const maySee = (viewer: Viewer, trial: TrialRow) => maySeePlan(viewer, { ...trial, partnerIds: [] })

function without<T>(all: readonly T[], some: Iterable<T>): T[] {
  const out = new Set(some)
  return all.filter(each => !out.has(each))
}

function sums(trials: readonly TrialRow[]): Pick<TrialCount, 'times' | 'people'> {
  const tried = trials.filter(wasTried)
  return { times: tried.length, people: peopleIn(tried) }
}

/** What came of these: verdicts of those tried, reasons of those that were not, the most common first. */
export function outcomeOf(trials: readonly TrialRow[]): TrialOutcome {
  const tried = trials.filter(wasTried)
  const notDone = without(trials, tried)
  const times = (verdict: Decision | null) => tried.filter(trial => trial.decision === verdict).length
  return {
    tried: tried.length,
    verdicts: Object.fromEntries(decisions.map(verdict => [verdict, times(verdict)])) as TrialOutcome['verdicts'],
    open: times(null),
    notDone: notDone.length,
    reasons: notDoneReasons
      .map(reason => ({ reason, count: notDone.filter(trial => trial.reasonIfNot === reason).length }))
      .filter(each => each.count > 0)
      .toSorted((a, b) => b.count - a.count),
  }
}

/** Trials that are counted together. `full`: their outcome may be told too, not only how many they are. */
export type Ledger<T extends TrialRow = TrialRow> = { trials: readonly T[]; full: boolean }

/**
 * The trials of these that may be counted school-wide for somebody; none where fewer than five people tried. `parts`
 * are ledgers that they can see beside it, such as those of a hub's strategies: what these leave over must be nobody's
 * or five people's too, else it is left out, because who takes the parts from the whole would have it.
 */
export function ledgerOf<T extends TrialRow>(
  all: readonly T[],
  viewer: Viewer,
  parts: readonly Ledger<T>[] = [],
): Ledger<T> {
  const shared = all.filter(trial => countsAsTrial(trial.visibility))
  const beside = parts.filter(part => areEnough(part.trials))
  const told = new Set(beside.flatMap(part => part.trials))
  const counted = standsOut(without(shared, told)) ? shared.filter(trial => told.has(trial)) : shared
  const trials = areEnough(counted) ? counted : []
  // The stories that somebody may read are theirs to count: it is the others who must be many.
  const hidden = trials.filter(trial => !maySee(viewer, trial))
  const left = without(
    hidden,
    beside.filter(part => part.full).flatMap(part => part.trials),
  )
  return { trials, full: !standsOut(hidden) && !standsOut(left) }
}

/** The figures of a ledger: school-wide, or those of the viewer's own group; null where there is neither. */
export function figuresOf(
  all: readonly TrialRow[],
  viewer: Viewer,
  ledger: Ledger = ledgerOf(all, viewer),
): TrialFigures | null {
  const { trials, full } = ledger
  if (trials.length === 0) {
    const own = all.filter(trial => countsAsTrial(trial.visibility) && isOwn(viewer, trial))
    return own.length > 0 ? { scope: 'hub', ...sums(own), counted: 'all', outcome: outcomeOf(own) } : null
  }
  const counted = full ? trials : trials.filter(trial => maySee(viewer, trial))
  return { scope: 'school', ...sums(trials), counted: full ? 'all' : 'seen', outcome: outcomeOf(counted) }
}

/** The parts of a told whole that are not told: those too small, and more until nobody stands out of them together. */
function withheld<T extends TrialRow>(
  trials: readonly T[],
  partOf: (trial: T) => string,
  isSmall: (part: readonly T[]) => boolean,
): Set<string> {
  const parts = [...Map.groupBy(trials, partOf)].toSorted(
    ([a, some], [b, others]) => peopleIn(some) - peopleIn(others) || (a < b ? -1 : 1),
  )
  const kept = parts.filter(([, part]) => isSmall(part))
  const others = without(parts, kept)
  while (others.length > 0 && standsOut(kept.flatMap(([, part]) => part))) kept.push(...others.splice(0, 1))
  return new Set(kept.map(([part]) => part))
}

/**
 * The figures of one part of a ledger, such as one subject's. It obeys the rule of the whole, and so does what is left
 * of the whole when every part that is told is taken away.
 */
export function figuresOfPart<T extends TrialRow>(
  all: readonly T[],
  viewer: Viewer,
  partOf: (trial: T) => string,
  part: string,
): TrialFigures | null {
  const inside = all.filter(trial => partOf(trial) === part)
  const { trials } = ledgerOf(all, viewer)
  if (withheld(trials, partOf, rows => !areEnough(rows)).has(part))
    return figuresOf(inside, viewer, { trials: [], full: false })
  const hidden = trials.filter(trial => !maySee(viewer, trial))
  return figuresOf(inside, viewer, {
    trials: trials.filter(trial => partOf(trial) === part),
    full: !withheld(hidden, partOf, standsOut).has(part),
  })
}

/** What a list says of a ledger: `all` over what is shared in the school, `own` over the asker's own group. */
export function shownCount(all: Omit<TrialCount, 'scope'>, own: Omit<TrialCount, 'scope'>): TrialCount | null {
  if (all.people >= leastPeople) return { scope: 'school', ...all }
  return own.times > 0 ? { scope: 'hub', ...own } : null
}
