import type { TrialCount, TrialFigures, TrialOutcome } from '@hubs/schema/library/trials'
import type { Decision, DidIt, NotDoneReason, Visibility } from '@hubs/schema/plans/plans'
import { decisions, notDoneReasons } from '@hubs/schema/plans/plans'
import { asReader } from './newcomer.ts'
import { maySeePlan } from './plans/plans.ts'
import { releasesOf } from './reports/releases.ts'
import { LEAST_PEOPLE } from './reports/withheld.ts'

/** What somebody reported on a plan that names a strategy, as far as it is counted. Without its text. */
export type TrialOutcomeRow = {
  ownerId: string
  didIt: DidIt
  decision: Decision | null
  reasonIfNot: NotDoneReason | null
}

/** A report as it stands, with who may read it. */
export type TrialRow = TrialOutcomeRow & { groupId: string; visibility: Visibility }

/**
 * A report as it was released into the figures, with what its release had in common: the circle that may read each of
 * its stories, and the subject of each of its people; null where they differ.
 */
export type ReleasedTrial = TrialOutcomeRow & { visibleTo: string | null; subject: string | null }

type Viewer = { id: string; groupId: string | null; leads: readonly string[]; missedMeetings: boolean }

/** A subject as it is compared: "ENGLISH" and "English" are one, as people write them. Any text, as long as it was. */
export function foldSubject(subject: string): string {
  return subject.normalize('NFKC').toLocaleLowerCase('en')
}

/** Whether a plan of this visibility counts in anybody's figures, its owner's included: what is kept back never does. */
export function countsAsTrial(visibility: Visibility): boolean {
  return visibility === 'group' || visibility === 'school'
}

/** Reports of "not yet" belong to what was tried, and are no try. */
export function wasTried({ didIt }: Pick<TrialOutcomeRow, 'didIt'>): boolean {
  return didIt !== 'not-yet'
}

const peopleIn = (trials: Iterable<TrialOutcomeRow>) => new Set([...trials].map(trial => trial.ownerId)).size
const isOwn = ({ groupId, leads }: Viewer, trial: TrialRow) =>
  trial.groupId === groupId || leads.includes(trial.groupId)
const maySee = (viewer: Viewer, trial: TrialRow) =>
  maySeePlan({ ...viewer, readsSince: null }, { ...trial, partnerIds: [], createdAt: 0 })

/** How often, and by how many people, of those that were tried. */
export function triedIn(trials: readonly TrialOutcomeRow[]): Pick<TrialCount, 'times' | 'people'> {
  const tried = trials.filter(wasTried)
  return { times: tried.length, people: peopleIn(tried) }
}

/** What came of these: verdicts of those tried, reasons of those that were not, the most common first. */
export function outcomeOf(trials: readonly TrialOutcomeRow[]): TrialOutcome {
  const tried = trials.filter(wasTried)
  const notDone = trials.filter(trial => !wasTried(trial))
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

/**
 * Those of some waiting reports on one strategy in one year that go into the figures now, each with what its release has
 * in common. Those tried and those not yet tried are released apart, because they are told apart.
 */
export function trialReleases<T extends TrialRow & { subject: string }>(
  waiting: readonly T[],
): { trial: T; visibleTo: string | null; subject: string | null }[] {
  const shared = waiting.filter(trial => countsAsTrial(trial.visibility))
  const kinds = [shared.filter(wasTried), shared.filter(trial => !wasTried(trial))]
  return kinds
    .flatMap(kind =>
      releasesOf(kind, trial => trial.ownerId, {
        visibleTo: trial => (trial.visibility === 'school' ? 'school' : trial.groupId),
        subject: trial => trial.subject,
      }),
    )
    .flatMap(({ answers, common }) => answers.map(trial => ({ trial, ...common })))
}

/**
 * The figures over released reports; null where nothing was tried. They are the same for everybody. What came of it is
 * told where each release is of one circle: in a mixed one, whoever reads or once read a group's stories could take them
 * away and be left with fewer than five.
 */
export function sumsOf(counted: readonly ReleasedTrial[]):
  | (Omit<TrialFigures, 'scope' | 'counted' | 'outcome'> & {
      outcome: TrialOutcome | null
    })
  | null {
  const sums = triedIn(counted)
  if (sums.people < LEAST_PEOPLE) return null
  return { ...sums, outcome: counted.every(trial => trial.visibleTo !== null) ? outcomeOf(counted) : null }
}

/**
 * What somebody is told of trials: the school's figures, or those of their own group, which can read its stories
 * anyway; null where there is neither. Whoever has just joined a group is told nothing of its own.
 * @param live the reports as they stand, for what the viewer may read themselves
 */
export function figuresOf(
  counted: readonly ReleasedTrial[],
  live: readonly TrialRow[],
  asker: Viewer,
): TrialFigures | null {
  const viewer = asReader(asker)
  const shared = live.filter(trial => countsAsTrial(trial.visibility))
  const sums = sumsOf(counted)
  if (sums) {
    const seen = sums.outcome ?? outcomeOf(shared.filter(trial => maySee(viewer, trial)))
    return { scope: 'school', ...sums, counted: sums.outcome ? 'all' : 'seen', outcome: seen }
  }
  const own = shared.filter(trial => isOwn(viewer, trial))
  return own.length > 0 ? { scope: 'hub', ...triedIn(own), counted: 'all', outcome: outcomeOf(own) } : null
}

/** What a list says of trials: `all` over what is released in the school, `own` over the asker's own group. */
export function shownCount(
  all: Omit<TrialCount, 'scope'> | undefined,
  own: Omit<TrialCount, 'scope'>,
): TrialCount | null {
  if (all && all.people >= LEAST_PEOPLE) return { scope: 'school', ...all }
  return own.times > 0 ? { scope: 'hub', ...own } : null
}
