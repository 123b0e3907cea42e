import { capital } from '#lib/page/capital.ts'
import { didIts, writeReport, type OwnPlan, type WriteReport } from '@hubs/schema/plans/plans'
import { z } from 'zod'
import { useStoredForm } from '#lib/drafts/stored-form.ts'
import type { Outcome } from '#lib/storage/outbox.ts'
import { Form } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { FormBar } from '../form/form-bar.tsx'
import { seenBy, type PlanOwner } from '../plan-labels.ts'
import { useWriteReport } from '../plans.queries.ts'
import { ReportFields, type ReportValues } from './report-fields.tsx'
import { Offers } from '../support/offers.tsx'

type ReportFormProps = {
  plan: OwnPlan
  /** Where it is told. */
  meetingId: string
  owner: PlanOwner
  onDone: (outcome: Outcome, report: WriteReport) => void
}

const sound = writeReport.extend({ didIt: z.enum(didIts, 'Choose how it has gone so far. “Not yet” is fine too.') })

/** What stands for that meeting, if anything does. */
function standing({ report }: OwnPlan, meetingId: string): { values: ReportValues; version: number } {
  const told = report?.meetingId === meetingId ? report : null
  return {
    values: {
      didIt: told?.didIt ?? null,
      times: told?.times ?? null,
      whatHappened: told?.whatHappened ?? '',
      evidence: told?.evidence ?? '',
      surprise: told?.surprise ?? '',
      decision: told?.decision ?? null,
      reasonIfNot: told?.reasonIfNot ?? null,
    },
    version: told?.version ?? 0,
  }
}

/** What came of a plan, in five lines: ahead of the meeting, in one's turn, or by somebody who can't be there. */
export function ReportForm({ plan, meetingId, owner, onDone }: ReportFormProps) {
  const name = `report/${plan.id}`
  const write = useWriteReport(plan.id, meetingId)
  const { values, version } = standing(plan, meetingId)
  const { field, value, formProps, savedAt } = useStoredForm({
    name,
    valuesOf: typed => ({ ...values, ...typed }),
    schema: sound,
    read: typed => ({ ...typed, expectedVersion: version }),
    send: (input, key, typed) => write.mutateAsync({ input, key, form: name, typed }),
    onSent: onDone,
  })
  return (
    <Form label="My report" act="send" {...formProps}>
      <p className="s quiet">{capital(seenBy(plan.visibility, owner))}, like your plan.</p>
      <ReportFields {...{ field, value, owner }}>
        <Offers offers={plan.offers} />
      </ReportFields>
      <FormBar savedAt={savedAt} timeZone={owner.timeZone}>
        <Submit waiting="Saving…">{version > 0 ? 'Update my report' : 'Save my report'}</Submit>
      </FormBar>
    </Form>
  )
}
