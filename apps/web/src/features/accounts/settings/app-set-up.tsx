import { passFactor, type AuthenticatorKey } from '@hubs/schema/second-factor'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { showProblem } from '#lib/form-problem.ts'
import { Button } from '#ui/button.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Qr } from '#ui/figures/qr.tsx'
import { CodeField } from '../sign-in/code-field.tsx'
import { useConfirmApp } from '../second-factor/second-factor.queries.ts'
import '../second-factor/second-factor.css'

type AppSetUpProps = { apiKey: AuthenticatorKey; onDone: (codes: string[]) => void; onCancel: () => void }

/** In fours, as people read and type it. */
const inFours = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? secret

/** A key for the app, to scan or to type; the first code shows that it got there. */
export function AppSetUp({ apiKey, onDone, onCancel }: AppSetUpProps) {
  const confirm = useConfirmApp()
  const form = useForm({ resolver: zodResolver(passFactor), defaultValues: { code: '' } })
  const { errors } = form.formState
  const send = form.handleSubmit(({ code }) =>
    confirm.mutateAsync(code).then(
      ({ recoveryCodes }) => onDone(recoveryCodes),
      (error: unknown) => showProblem(form, error),
    ),
  )
  return (
    <Form label="Set up an authenticator app" onSubmit={send} problem={errors.root?.message}>
      <ol className="factor-steps">
        <li>
          <p>
            Install an authenticator app on your phone if you don’t have one. Microsoft Authenticator, Google
            Authenticator and most password managers will do.
          </p>
        </li>
        <li>
          <p>Scan this code with the app.</p>
          <div className="factor-qr">
            <Qr value={apiKey.uri} label="QR code for your authenticator app" />
          </div>
          <p className="s quiet">
            On your phone? <a href={apiKey.uri}>Open the app</a>, or type this key into it:{' '}
            <code className="factor-key">{inFours(apiKey.secret)}</code>
          </p>
        </li>
        <li>
          <CodeField
            label="Enter the 6-digit code the app shows"
            error={errors.code?.message}
            {...form.register('code')}
          />
        </li>
      </ol>
      <FormFoot>
        <Button type="submit" look="main" isPending={confirm.isPending}>
          {confirm.isPending ? 'Checking…' : 'Turn on'}
        </Button>
        <Button look="ghost" onPress={onCancel}>
          Cancel
        </Button>
      </FormFoot>
    </Form>
  )
}
