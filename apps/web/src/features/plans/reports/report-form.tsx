import { capital } from '#lib/page/capital.ts'
import { zodResolver } from '@hookform/resolvers/zod'
import { didIts, writeReport, type OwnPlan, type WriteReport } from '@hubs/schema/plans/plans'
import { useState } from 'react'
import { useForm, type DefaultValues, type Resolver } from 'react-hook-form'
import { z } from 'zod'
import { fieldProblems, showProblem } from '#lib/form-problem.ts'
import { openKept, sentKept, useKeptDraft } from '#lib/storage/draft-storage.ts'
import { createIdempotencyKeys } from '#lib/idempotency-key.ts'
import type { Outcome } from '#lib/storage/outbox.ts'
import { Button } from '#ui/button.tsx'
import { ElsewhereNote } from '#ui/forms/elsewhere-note.tsx'
import { Form } from '#ui/forms/form.tsx'
import { FormBar } from '../form-bar.tsx'
import { seenBy, type Who } from '../plan-labels.ts'
import { useWriteReport } from '../plans.queries.ts'
import { ReportFields, type ReportValues } from './report-fields.tsx'
import { Offers } from './report-told.tsx'
import { useLateRefusal } from './use-late-refusal.ts'

type ReportFormProps = {
  plan: OwnPlan
  /** Where it is told. */
  meetingId: string
  who: Who
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
export function ReportForm({ plan, meetingId, who, onDone }: ReportFormProps) {
  const name = `report/${plan.id}`
  const write = useWriteReport(plan.id, meetingId)
  const [keyFor] = useState(createIdempotencyKeys)
  const { values, version } = standing(plan, meetingId)
  const resolve = zodResolver(sound) as unknown as Resolver<object, unknown, WriteReport>
  const [kept] = useState(() => openKept<ReportValues>(name)?.values)
  const form = useForm<ReportValues, unknown, WriteReport>({
    resolver: ((typed: ReportValues, context: unknown, options: never) =>
      resolve({ ...typed, expectedVersion: version }, context, options)) as unknown as Resolver<
      ReportValues,
      unknown,
      WriteReport
    >,
    defaultValues: { ...values, ...kept } as DefaultValues<ReportValues>,
  })
  const { savedAt, elsewhere } = useKeptDraft(name, form, () => values)
  useLateRefusal(name, form, late => ({ ...values, ...(late.typed as ReportValues) }))
  const { errors, isSubmitting } = form.formState
  const send = form.handleSubmit(async input => {
    try {
      const sent = { input, key: keyFor(input), form: name, typed: form.getValues() }
      const outcome = await write.mutateAsync(sent)
      sentKept(name)
      onDone(outcome, input)
    } catch (error) {
      showProblem(form, error)
    }
  })
  return (
    <Form label="My report" onSubmit={send} problem={errors.root?.message} fieldProblems={fieldProblems(errors)}>
      <ElsewhereNote elsewhere={elsewhere} />
      <p className="s quiet">{capital(seenBy(plan.visibility, who))}, like your plan.</p>
      <ReportFields form={form} who={who}>
        <Offers offers={plan.offers} />
      </ReportFields>
      <FormBar savedAt={savedAt} timeZone={who.timeZone}>
        <Button type="submit" look="main" isPending={isSubmitting}>
          {isSubmitting ? 'Saving…' : version > 0 ? 'Update my report' : 'Save my report'}
        </Button>
      </FormBar>
    </Form>
  )
}
