import { hoursInWords } from '@hubs/rules/hours'
import { dayMonthYear } from '@hubs/rules/dates/dates'
import { checkCertificate, type CertificateCheck as Checked } from '@hubs/schema/hours'
import { z } from 'zod'
import { useZodForm } from '#lib/zod-form.ts'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useCheckCertificate } from './hours.queries.ts'
import './hours.css'

const typed = z.object({ code: z.string() }).superRefine((value, context) => {
  for (const { message } of checkCertificate.safeParse(value).error?.issues ?? [])
    context.addIssue({ code: 'custom', path: ['code'], message })
})

/** Anybody who holds a certificate sees whether the school stands by it. */
export function CertificateCheck() {
  const check = useCheckCertificate()
  const { field, formProps } = useZodForm({
    schema: typed,
    defaultValues: { code: '' },
    send: ({ code }) => check.mutateAsync(code),
  })
  return (
    <>
      <Section title="Enter the code" id="code-title">
        <Form labelledBy="code-title" {...formProps}>
          <Field
            label="Code"
            hint="12 letters and numbers at the bottom of the certificate. For example, ABCD-EFGH-JKMN"
            autoComplete="off"
            spellCheck={false}
            {...field('code')}
          />
          <FormFoot>
            <Submit waiting="Checking…">Check certificate</Submit>
          </FormFoot>
        </Form>
      </Section>
      <div role="status">{check.data && !formProps.isSending && <Answer checked={check.data} />}</div>
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
          The school issued this certificate, but has corrected its record since. Ask for a new one.
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
