import { proveIdentity } from '@hubs/schema/accounts'
import { zodResolver } from '@hookform/resolvers/zod'
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { ApiProblem } from '#lib/api-client.ts'
import { ProofContext, type WithProof } from '#lib/proof.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Form, FormFoot } from '#ui/form.tsx'
import { PasswordField } from '#ui/password-field.tsx'
import { useProveIdentity } from './accounts.queries.ts'
import { refusalSentence } from './waiting-words.ts'

type Answer = (proved: boolean) => void

/** Asks "is it you?" when the server wants to know, and then does what was asked once more. Nothing typed is lost. */
export function ProofProvider({ hasPassword, children }: { hasPassword: boolean; children: ReactNode }) {
  const [asking, setAsking] = useState(false)
  const answer = useRef<Answer | null>(null)
  const settle = useCallback((proved: boolean) => {
    setAsking(false)
    answer.current?.(proved)
    answer.current = null
  }, [])
  const withProof = useCallback<WithProof>(async act => {
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
      <Dialog open={asking} title="Is it you?" onClose={() => settle(false)}>
        {hasPassword ? <ProofForm onDone={settle} /> : <NoPassword onClose={() => settle(false)} />}
      </Dialog>
    ),
    [asking, hasPassword, settle],
  )
  return (
    <ProofContext value={withProof}>
      {children}
      {dialog}
    </ProofContext>
  )
}

function ProofForm({ onDone }: { onDone: Answer }) {
  const prove = useProveIdentity()
  const form = useForm({ resolver: zodResolver(proveIdentity), defaultValues: { password: '' } })
  const { errors } = form.formState
  const send = form.handleSubmit(({ password }) =>
    prove.mutateAsync(password).then(
      () => onDone(true),
      (error: unknown) => {
        const wrong = error instanceof ApiProblem && error.code === 'wrong-credentials'
        if (wrong)
          form.setError('password', { message: 'That is not your password. Try again.' }, { shouldFocus: true })
        else form.setError('root', { message: refusalSentence(error) })
      },
    ),
  )
  return (
    <Form label="Is it you?" onSubmit={send} problem={errors.root?.message}>
      <p>This changes who gets in. Write your password once more; it then goes on by itself.</p>
      <PasswordField
        label="Your password"
        autoComplete="current-password"
        error={errors.password?.message}
        {...form.register('password')}
      />
      <FormFoot>
        <Button type="submit" look="main" isPending={prove.isPending}>
          {prove.isPending ? 'Checking…' : 'Go on'}
        </Button>
        <Button look="ghost" onPress={() => onDone(false)}>
          Not now
        </Button>
      </FormFoot>
    </Form>
  )
}

function NoPassword({ onClose }: { onClose: () => void }) {
  return (
    <>
      <p>
        This changes who gets in, and you signed in a while ago. You have no password here, so sign out, sign in again
        by a link in a mail or with your school account, and come back within ten minutes.
      </p>
      <div className="row">
        <Button onPress={onClose}>I understand</Button>
      </div>
    </>
  )
}
