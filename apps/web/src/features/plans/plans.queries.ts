import { MINUTE_MS } from '@hubs/rules/dates/durations'
import {
  answerCheckIn,
  ownPlan,
  ownPlanList,
  planDetail,
  planStart,
  updatePlan,
  type AnswerCheckIn,
  type CreatePlan,
  type OwnPlan,
  type Plan,
  type PlanDetail,
  type PlanStart,
  type UpdatePlan,
  type WriteReport,
} from '@hubs/schema/plans/plans'
import { techniqueList } from '@hubs/schema/library/strategies'
import { colleagueList } from '@hubs/schema/plans/support'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiProblem, get, patch, put } from '#lib/api-client.ts'
import { pagedQuery } from '#lib/page/paged-query.ts'
import { outbox, type Outcome } from '#lib/storage/outbox.ts'
import { plansChanged } from './plans-changed.ts'

/** Also without the network there is something to write a plan from. */
const kept = { meta: { kept: true } }
const of = (id: string) => `/plans/${encodeURIComponent(id)}`
const PAGE = 20

/** What the form needs to know before anything is written. */
export function planStartQuery() {
  return queryOptions({
    ...kept,
    queryKey: ['plans', 'start'],
    meta: { kept: true },
    queryFn: ({ signal }) => get('/me/plans/start', planStart, { signal }),
  })
}

/** The partners of now, beside a plan that was made with them or since: an earlier one had others. */
export function partnersFor(
  start: PlanStart | undefined,
  { promisedOn }: Pick<Plan, 'promisedOn'>,
): PlanStart['partner'] {
  return start && promisedOn >= (start.partnerSince ?? '') ? start.partner : []
}

/** One's own open plans, three at most. */
export function openPlansQuery() {
  return queryOptions({
    ...kept,
    queryKey: ['plans', 'open'],
    meta: { kept: true },
    queryFn: async ({ signal }) => (await get('/me/plans?which=open', ownPlanList, { signal })).items,
  })
}

/** One's own plans of before, latest first, a page at a time. */
export function closedPlansQuery() {
  return {
    ...pagedQuery(['plans', 'closed'], `/me/plans?which=closed&limit=${PAGE}`, ownPlanList),
    meta: { kept: true },
  }
}

export function planQuery(id: string) {
  return queryOptions({
    ...kept,
    queryKey: ['plans', 'one', id],
    meta: { kept: true },
    queryFn: ({ signal }) => get(of(id), planDetail, { signal }),
  })
}

/** Whether it is one's own: then it comes with what is one's own alone. */
export function isOwn(plan: PlanDetail): plan is OwnPlan {
  return 'support' in plan
}

/** The techniques of one hub, or of all. */
export function techniquesQuery(hub = '') {
  return queryOptions({
    ...kept,
    queryKey: ['techniques', hub],
    meta: { kept: true },
    queryFn: async ({ signal }) =>
      (await get(`/techniques${hub && `?hub=${encodeURIComponent(hub)}`}`, techniqueList, { signal })).items,
    staleTime: 5 * MINUTE_MS,
  })
}

/** Colleagues whose name has this in it. */
export function colleaguesQuery(q: string) {
  return queryOptions({
    queryKey: ['colleagues', q],
    queryFn: async ({ signal }) =>
      (await get(`/colleagues?q=${encodeURIComponent(q)}`, colleagueList, { signal })).items,
  })
}

type FromForm<Input> = { input: Input; key: string; form: string; typed: unknown }

/** Puts a plan in: now, or when the network is back. */
export function useCreatePlan() {
  const client = useQueryClient()
  return useMutation<Outcome, Error, FromForm<CreatePlan>>({
    mutationFn: ({ input, ...kept }) => outbox.send({ method: 'POST', path: '/plans', body: input, ...kept }),
    onSuccess: ({ sent }) => (sent ? plansChanged(client) : undefined),
  })
}

/** Tells what came of a plan at a meeting: now, or when the network is back. */
export function useWriteReport(planId: string, meetingId: string) {
  const client = useQueryClient()
  return useMutation<Outcome, Error, FromForm<WriteReport>>({
    mutationFn: ({ input, ...kept }) =>
      outbox.send({
        method: 'PUT',
        path: `${of(planId)}/reports/${encodeURIComponent(meetingId)}`,
        body: input,
        ...kept,
      }),
    onSuccess: ({ sent }) => (sent ? plansChanged(client) : undefined),
  })
}

export function useChangePlan(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: UpdatePlan) => patch(of(id), updatePlan.parse(change), ownPlan),
    onSuccess: async plan => {
      client.setQueryData(planQuery(id).queryKey, plan)
      await plansChanged(client)
    },
    onError: error => (error instanceof ApiProblem && error.code === 'stale' ? plansChanged(client) : undefined),
  })
}

/** "Tried it yet?" */
export function useAnswerCheckIn(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (answer: AnswerCheckIn) => put(`${of(id)}/check-in`, answerCheckIn.parse(answer), ownPlan),
    onSuccess: () => plansChanged(client),
  })
}
