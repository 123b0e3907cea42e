import type { WriteReport } from '@hubs/schema/plans/plans'
import { asksForReason } from '@hubs/rules/plans/plans'
import Sprout from 'lucide-react/icons/sprout'
import type { ReactNode } from 'react'
import type { FieldOf } from '#lib/zod-form.ts'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { decisionChoices, didItChoices, reasonChoices, type PlanOwner } from '../plan-labels.ts'

/** As typed: what somebody did is not said for them. */
export type ReportValues = Omit<WriteReport, 'didIt' | 'expectedVersion'> & { didIt: WriteReport['didIt'] | null }

type Long = 'whatHappened' | 'evidence' | 'surprise'
type Watching = { (name: 'didIt'): ReportValues['didIt']; (name: Long): string }

type ReportFieldsProps = {
  field: FieldOf<ReportValues>
  value: Watching
  owner: PlanOwner
  /** The fourth line: what colleagues have said to it. */
  children: ReactNode
}

const whole = { setValueAs: (text: unknown) => (text === '' || text === null ? null : Number(text)) }

/** The lines of a report. "Not yet" asks for something else than the others, and no less kindly. */
export function ReportFields({ field, value, owner, children }: ReportFieldsProps) {
  const didIt = value('didIt')
  const notYet = didIt !== null && asksForReason(didIt)
  return (
    <>
      <ChoiceField kind="one" look="pills" label="What I did" choices={didItChoices(owner)} {...field('didIt')} />
      {notYet && <NotYet field={field} owner={owner} />}
      {didIt && !notYet && (
        <Field label="How many times (optional)" inputMode="numeric" autoComplete="off" {...field('times', whole)} />
      )}
      <LongField
        {...{ field, value }}
        name="whatHappened"
        max={600}
        label={notYet ? 'What got in the way? (optional)' : 'What happened? (optional)'}
        hint={notYet ? 'One sentence is plenty.' : 'What did you see or hear? Two or three sentences are plenty.'}
      />
      {!notYet && (
        <LongField
          {...{ field, value }}
          name="evidence"
          max={300}
          label="One piece of evidence (optional)"
          hint="For example, a number, a line from a piece of work, or something someone said. Don’t include students’ names."
        />
      )}
      {!notYet && <LongField {...{ field, value }} name="surprise" max={300} label="Any surprises? (optional)" />}
      {children}
      <ChoiceField
        kind="one"
        look="lines"
        label="What next? (optional)"
        hint="You can decide later, once your colleagues have replied."
        choices={decisionChoices}
        {...field('decision')}
      />
    </>
  )
}

function NotYet({ field, owner }: Pick<ReportFieldsProps, 'field' | 'owner'>) {
  return (
    <>
      <div role="status">
        <CalmNote icon={<Sprout className="icon" aria-hidden />}>
          <p>
            <strong>Thank you for being honest.</strong> “Not yet” is a good report: what got in the way for you gets in
            the way for others too, and the {owner.circle} can help to make it smaller.
          </p>
        </CalmNote>
      </div>
      <ChoiceField
        kind="one"
        look="pills"
        label="What was the main reason? (optional)"
        choices={reasonChoices(owner)}
        {...field('reasonIfNot')}
      />
    </>
  )
}

type LongFieldProps = Pick<ReportFieldsProps, 'field' | 'value'> & {
  name: Long
  max: number
  label: string
  hint?: string
}

const CLOSE = 100

const characters = (n: number) => `${n} ${n === 1 ? 'character' : 'characters'}`

/** A few sentences; how many characters are left is said when it gets close. */
function LongField({ field, value, name, max, label, hint }: LongFieldProps) {
  const left = max - value(name).length
  return (
    <div className="col tight">
      <Field kind="long" label={label} hint={hint} rows={name === 'whatHappened' ? 3 : 2} {...field(name)} />
      {left < CLOSE && (
        <p className="field-hint num">{left >= 0 ? `${characters(left)} left` : `${characters(-left)} too long`}</p>
      )}
    </div>
  )
}
