import type { Me } from '@hubs/schema/accounts/accounts'
import { passFactor } from '@hubs/schema/accounts/second-factor'
import { useState } from 'react'
import { useZodForm } from '#lib/zod-form.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/fields/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { CodeField } from '../sign-in/code-field.tsx'
import { knowsPasskeys, passkeySentence } from './passkey-labels.ts'
import { usePassFactor, usePassPasskey } from './second-factor.queries.ts'
import { afterwards } from '#lib/query-client.ts'

/** `passkey`: whether they have one. */
type FactorFormProps = { passkey: boolean; onPassed: (who: Me) => void }

/** The second step: the code of the app, a recovery code, or a passkey. */
export function FactorForm({ passkey: hasPasskey, onPassed }: FactorFormProps) {
  const pass = usePassFactor()
  const passkey = usePassPasskey()
  const [byRecovery, setByRecovery] = useState(false)
  const { form, field, formProps } = useZodForm({
    schema: passFactor,
    defaultValues: { code: '' },
    send: ({ code }) => pass.mutateAsync(code),
    onSent: onPassed,
  })
  const other = () => {
    setByRecovery(!byRecovery)
    form.reset()
  }
  return (
    <>
      <Form label="Two-step sign-in" {...formProps}>
        {byRecovery ? (
          <Field
            key="recovery"
            label="Recovery code"
            hint="For example, abcde-fghjk. Each one works once."
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            {...field('code')}
          />
        ) : (
          <CodeField label="6-digit code" hint="From your authenticator app." {...field('code')} />
        )}
        <FormFoot>
          <Submit waiting="Checking…" big>
            Continue
          </Submit>
          <Button look="ghost" onPress={other}>
            {byRecovery ? 'Use my app instead' : 'Use a recovery code'}
          </Button>
        </FormFoot>
      </Form>
      {hasPasskey && knowsPasskeys() && (
        <div className="col">
          {passkey.error && <ProblemNote>{passkeySentence(passkey.error)}</ProblemNote>}
          <div className="row">
            <Button isPending={passkey.isPending} onPress={() => afterwards(passkey.mutateAsync(), onPassed)}>
              {passkey.isPending ? 'Waiting for your device…' : 'Use a passkey'}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}
