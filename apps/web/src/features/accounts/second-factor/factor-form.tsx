import type { Me } from '@hubs/schema/accounts'
import { passFactor } from '@hubs/schema/second-factor'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { showProblem } from '#lib/form-problem.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/forms/field.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { CodeField } from '../sign-in/code-field.tsx'
import { knowsPasskeys, passkeySentence } from './passkey-labels.ts'
import { usePassFactor, usePassPasskey } from './second-factor.queries.ts'

/** The second step: the code of the app, a recovery code, or a passkey. */
export function FactorForm({ onPassed }: { onPassed: (who: Me) => void }) {
  const pass = usePassFactor()
  const passkey = usePassPasskey()
  const [byRecovery, setByRecovery] = useState(false)
  const form = useForm({ resolver: zodResolver(passFactor), defaultValues: { code: '' } })
  const { errors } = form.formState
  const send = form.handleSubmit(({ code }) =>
    pass.mutateAsync(code).then(onPassed, (error: unknown) => showProblem(form, error)),
  )
  const other = () => {
    setByRecovery(!byRecovery)
    form.reset()
  }
  return (
    <>
      <Form label="Two-step sign-in" onSubmit={send} problem={errors.root?.message}>
        {byRecovery ? (
          <Field
            key="recovery"
            label="Recovery code"
            hint="For example, abcde-fghjk. Each one works once."
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            error={errors.code?.message}
            {...form.register('code')}
          />
        ) : (
          <CodeField
            label="6-digit code"
            hint="From your authenticator app."
            error={errors.code?.message}
            {...form.register('code')}
          />
        )}
        <FormFoot>
          <Button type="submit" look="main" big isPending={pass.isPending}>
            {pass.isPending ? 'Checking…' : 'Continue'}
          </Button>
          <Button look="ghost" onPress={other}>
            {byRecovery ? 'Use my app instead' : 'Use a recovery code'}
          </Button>
        </FormFoot>
      </Form>
      {knowsPasskeys() && (
        <div className="col">
          {passkey.error && <ProblemNote>{passkeySentence(passkey.error)}</ProblemNote>}
          <div className="row">
            <Button isPending={passkey.isPending} onPress={() => passkey.mutate(undefined, { onSuccess: onPassed })}>
              {passkey.isPending ? 'Waiting for your device…' : 'Use a passkey'}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}
