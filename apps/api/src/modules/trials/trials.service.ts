import { type Actor, can } from '@hubs/rules/can'
import { openGroups } from '@hubs/rules/newcomer'
import { figuresOf, foldSubject, shownCount } from '@hubs/rules/trials'
import type { StrategyTrials, Trial, TrialCount, TrialQuery } from '@hubs/schema/library/trials'
import { authorize, guarded } from '../../authorize.ts'
import { timeCursor } from '../../cursor.ts'
import { notFound } from '../../errors.ts'
import type { GuardedStore, Tx } from '../../store/store.ts'
import { partnersReading } from '../plans/partners/plan-partners.service.ts'
import type { Plans } from '../plans/plans.service.ts'
import { countCounted, listCounted } from './counts/trial-counts.repo.ts'
import * as repo from './trials.repo.ts'

/** How often each strategy was tried, as far as this person may be told; one that is left out has nothing to tell. */
export async function countsFor(tx: Tx, actor: Actor, codes: readonly string[]): Promise<Map<string, TrialCount>> {
  const none = { times: 0, people: 0 }
  const all = await countCounted(tx, actor.schoolId, codes)
  const own = await repo.countTried(tx, actor.schoolId, codes, openGroups(actor))
  const sums = ({ times, people }: Omit<TrialCount, 'scope'>) => ({ times, people })
  const allByCode = new Map(all.map(each => [each.code, sums(each)]))
  const ownByCode = new Map(own.map(each => [each.code, sums(each)]))
  return new Map(
    codes.flatMap((code): [string, TrialCount][] => {
      const shown = shownCount(allByCode.get(code), ownByCode.get(code) ?? none)
      return shown ? [[code, shown]] : []
    }),
  )
}

type Story = Awaited<ReturnType<typeof repo.listStories>>[number]

function toTrial({ plan, report, owner, toldOn }: Story): Trial {
  const { technique, adaptation, setting, howOften } = plan
  const { id, didIt, times, whatHappened, evidence, surprise, decision, reasonIfNot } = report
  const told = { didIt, times, whatHappened, evidence, surprise, verdict: decision, reasonIfNot }
  return {
    id,
    planId: plan.id,
    by: { id: plan.ownerId, name: owner.name },
    teaching: owner.staffKind === 'teaching',
    subject: owner.department,
    setting,
    technique,
    adaptation,
    howOften,
    toldOn,
    ...told,
  }
}

type Needs = { store: GuardedStore; plans: Pick<Plans, 'partnersNow'> }

/** The plans for a partner that this person may read as one. */
async function partnersIn({ plans }: Needs, tx: Tx, actor: Actor, code: string) {
  const kept = await repo.listForPartners(tx, actor.schoolId, code)
  const sets = await plans.partnersNow(
    tx,
    kept.map(each => each.groupId),
  )
  return kept.filter(plan => partnersReading(plan, sets.get(plan.groupId)).includes(actor.id)).map(plan => plan.id)
}

/** The figures and a page of the stories that this person may read, latest first; of one subject, if it is named. */
const ofStrategy = (needs: Needs) =>
  guarded('trial:list', async (actor, code: string, { subject, ...query }: TrialQuery): Promise<StrategyTrials> => {
    const { store } = needs
    const { schoolId } = actor
    authorize(store, actor, { schoolId })
    const tx = store.read
    if (!(await repo.findStrategyName(tx, schoolId, code))) throw notFound('strategy')
    const counted = await listCounted(tx, schoolId, code)
    const live = await repo.listOfStrategy(tx, schoolId, code)
    const partners = await partnersIn(needs, tx, actor, code)
    const who = { personId: actor.id, groupIds: openGroups(actor), partners }
    const departments = await repo.listDepartments(tx, schoolId, code, who)
    const wanted = subject ? foldSubject(subject) : undefined
    const ofSubject = wanted !== undefined && {
      departments: departments.filter(each => foldSubject(each) === wanted),
    }
    const rows = await repo.listStories(tx, schoolId, code, { ...who, ...ofSubject }, timeCursor.ask(query))
    const { shown, next } = timeCursor.page(rows, query, ({ report }) => ({ by: report.writtenAt, id: report.id }))
    // The query asks for no more than this already; the rule that guards a plan guards its story too.
    const readable = shown.filter(({ plan: { id, groupId, ownerId: personId, visibility, createdAt: writtenAt } }) =>
      can(actor, 'plan:see', {
        schoolId,
        groupId,
        personId,
        visibility,
        writtenAt,
        partnerIds: partners.includes(id) ? [actor.id] : [],
      }),
    )
    return {
      figures:
        wanted === undefined
          ? figuresOf(counted, live, actor)
          : figuresOf(
              counted.filter(each => each.subject === wanted),
              live.filter(each => foldSubject(each.department) === wanted),
              actor,
            ),
      subjects: [...new Map(departments.map(each => [foldSubject(each), each])).values()].toSorted((a, b) =>
        a.localeCompare(b, 'en'),
      ),
      items: readable.map(toTrial),
      next,
    }
  })

/** What colleagues have tried of a strategy, and what happened: a view over plans and their reports. */
export function createTrials(needs: Needs) {
  return {
    counts: countsFor,
    ofStrategy: ofStrategy(needs),
  }
}

export type Trials = ReturnType<typeof createTrials>
