import { proveIdentity } from '@hubs/schema/accounts/accounts'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import { ApiProblem } from '#lib/api-client.ts'
import { ReauthenticationContext, type Reauthenticating } from '#lib/reauthentication.ts'
import { useZodForm } from '#lib/zod-form.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { PasswordField } from '#ui/fields/password-field.tsx'
import { useProveIdentity } from '../accounts.queries.ts'
import { signInOptionsQuery } from '../sign-in/magic-links.queries.ts'
import { sampleQuery } from '../sign-in/sample.query.ts'
import { refusalSentence } from '../sign-in/waiting-labels.ts'
import './second-factor.css'

type Answer = (proved: boolean) => void

/** Asks "is it you?" when the server wants to know, and then does what was asked once more. Nothing typed is lost. */
export function ReauthenticationProvider({ hasPassword, children }: { hasPassword: boolean; children: ReactNode }) {
  const [asking, setAsking] = useState(false)
  const answer = useRef<Answer | null>(null)
  const finish = useCallback((proved: boolean) => {
    setAsking(false)
    answer.current?.(proved)
    answer.current = null
  }, [])
  const withProof = useCallback<Reauthenticating>(async act => {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'reauthenticate') throw error
      const proved = await new Promise<boolean>(resolve => {
        answer.current = resolve
        setAsking(true)
      })
      if (!proved) throw error
      return act()
    }
  }, [])
  const dialog = useMemo(
    () => (
      <Dialog open={asking} title="Confirm it’s you" onClose={() => finish(false)}>
        {hasPassword ? <ProofForm onDone={finish} /> : <NoPassword onClose={() => finish(false)} />}
      </Dialog>
    ),
    [asking, hasPassword, finish],
  )
  return (
    <ReauthenticationContext value={withProof}>
      {children}
      {dialog}
    </ReauthenticationContext>
  )
}

function ProofForm({ onDone }: { onDone: Answer }) {
  const prove = useProveIdentity()
  const { field, formProps } = useZodForm({
    schema: proveIdentity,
    defaultValues: { password: '' },
    send: ({ password }) => prove.mutateAsync(password),
    onSent: () => onDone(true),
    onRefused(error, { setError }) {
      const wrong = error instanceof ApiProblem && error.code === 'wrong-credentials'
      if (wrong) setError('password', { message: 'That password isn’t right. Try again.' }, { shouldFocus: true })
      else setError('root', { message: refusalSentence(error) })
      return true
    },
  })
  return (
    <Form label="Confirm it’s you" {...formProps}>
      <p>This affects who can sign in. Enter your password to continue.</p>
      <SamplePassword />
      <PasswordField label="Your password" autoComplete="current-password" {...field('password')} />
      <FormFoot>
        <Submit waiting="Checking…">Continue</Submit>
        <Button look="ghost" onPress={() => onDone(false)}>
          Cancel
        </Button>
      </FormFoot>
    </Form>
  )
}

/** Nobody has had to type one at the sample school, where one signs in by choosing who to be. */
function SamplePassword() {
  const { data: options } = useQuery(signInOptionsQuery())
  const { data } = useQuery({ ...sampleQuery(), enabled: options?.sample === true })
  if (!data) return null
  return (
    <p className="quiet">
      At the sample school, everyone’s password is <strong className="factor-sample">{data.password}</strong>
    </p>
  )
}

function NoPassword({ onClose }: { onClose: () => void }) {
  return (
    <>
      <p>
        This affects who can sign in, and it’s a while since you did. Sign out, sign in again with an email link or your
        school account, then come back within 10 minutes.
      </p>
      <div className="row">
        <Button onPress={onClose}>OK</Button>
      </div>
    </>
  )
}
