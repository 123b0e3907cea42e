import { zodResolver } from '@hookform/resolvers/zod'
import { hoursInWords } from '@hubs/rules/hours'
import { dayMonthYear } from '@hubs/rules/dates'
import { checkCertificate, type CertificateCheck as Checked } from '@hubs/schema/hours'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { fieldProblems, showProblem } from '#lib/form-problem.ts'
import { Button } from '#ui/button.tsx'
import { CalmNote } from '#ui/calm-note.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Section } from '#ui/section.tsx'
import { useCheckCertificate } from './hours.queries.ts'
import './hours.css'

const typed = z.object({ code: z.string() }).superRefine((value, context) => {
  for (const { message } of checkCertificate.safeParse(value).error?.issues ?? [])
    context.addIssue({ code: 'custom', path: ['code'], message })
})

/** Anybody who holds a certificate sees whether the school stands by it. */
export function CertificateCheck() {
  const check = useCheckCertificate()
  const form = useForm({ resolver: zodResolver(typed), defaultValues: { code: '' } })
  const { errors, isSubmitting } = form.formState
  const send = form.handleSubmit(async ({ code }) => {
    try {
      await check.mutateAsync(code)
    } catch (error) {
      showProblem(form, error)
    }
  })
  return (
    <>
      <Section title="Enter the code" id="code-title">
        <Form
          labelledBy="code-title"
          onSubmit={send}
          problem={errors.root?.message}
          fieldProblems={fieldProblems(errors)}
        >
          <Field
            label="Code"
            hint="12 letters and numbers at the bottom of the certificate. For example, ABCD-EFGH-JKMN"
            autoComplete="off"
            spellCheck={false}
            error={errors.code?.message}
            {...form.register('code')}
          />
          <FormFoot>
            <Button type="submit" look="main" isPending={isSubmitting}>
              {isSubmitting ? 'Checking…' : 'Check certificate'}
            </Button>
          </FormFoot>
        </Form>
      </Section>
      <div role="status">{check.data && !isSubmitting && <Answer checked={check.data} />}</div>
    </>
  )
}

function Answer({ checked: { state, issuedOn, content } }: { checked: Checked }) {
  const { name, schoolName, year, hubName, meetings, totals } = content
  const rows = [
    ['School', schoolName],
    ['Year', year],
    ...(hubName === null ? [] : [['Learning Hub', hubName]]),
    [`Meetings attended: ${meetings}`, hoursInWords(totals.attended)],
    ['Meetings caught up on', hoursInWords(totals.caughtUp)],
    ['Extra: observation and reading', hoursInWords(totals.extra)],
    ['Altogether', hoursInWords(totals.all)],
    ['Issued on', dayMonthYear(issuedOn)],
  ]
  return (
    <Section title={name}>
      {state === 'valid' ? (
        <CalmNote>This certificate is valid. It says the following:</CalmNote>
      ) : (
        <ProblemNote>
          The school has issued this certificate and has corrected its record since. Ask for a new certificate.
        </ProblemNote>
      )}
      <div className="certificate-shown num">
        <dl>
          {rows.map(([label, value]) => [
            <dt key={label}>{label}</dt>,
            <dd key={`${label} value`}>
              <bdi>{value}</bdi>
            </dd>,
          ])}
        </dl>
      </div>
    </Section>
  )
}
