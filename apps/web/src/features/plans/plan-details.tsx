import { howOftenWords } from '@hubs/rules/text/plan-labels'
import type { Plan } from '@hubs/schema/plans/plans'
import { capital } from '#lib/page/capital.ts'
import { shortDay } from '#lib/time/time.ts'
import { FactList } from '#ui/text/fact-list.tsx'
import { evidenceSentence, seenBy, type PlanOwner } from './plan-labels.ts'
import './answer-lines.css'
import './own-plans.css'

const sure = ['', 'Not at all', 'Not very', 'Fifty-fifty', 'Quite confident', 'Certain']

/** Everything a plan says. */
export function PlanDetails({ plan, owner }: { plan: Plan; owner: PlanOwner }) {
  const lines = [
    ['I will', plan.technique],
    ['In my subject', plan.adaptation],
    ['Who with', plan.setting],
    ['Starting on', shortDay(plan.firstOn)],
    ['How often', howOftenWords(plan.howOften, owner)],
    ['I’ll do it when', plan.cue],
    ['Doing less of', plan.lessOf],
    ['I will bring', [capital(evidenceSentence(plan)), plan.evidenceNote].filter(Boolean).join(': ')],
    ['How confident', sure[plan.confidence ?? 0] ?? ''],
    ['Report back on', plan.reviewOn ? shortDay(plan.reviewOn) : ''],
    ['Who can see it', capital(seenBy(plan.visibility, owner))],
    ['On the projector', plan.onScreen ? 'Shown when I report back' : ''],
  ] as const
  return <FactList className="answer-lines" facts={lines} />
}
