import { passFactor, type AuthenticatorKey } from '@hubs/schema/accounts/second-factor'
import { useZodForm } from '#lib/zod-form.ts'
import { Button } from '#ui/button.tsx'
import { Form, FormFoot } from '#ui/forms/form.tsx'
import { Submit } from '#ui/forms/submit.tsx'
import { Qr } from '#ui/figures/qr.tsx'
import { CodeField } from '../sign-in/code-field.tsx'
import { useConfirmApp } from './second-factor.queries.ts'
import './second-factor.css'

type AppSetUpProps = { apiKey: AuthenticatorKey; onDone: (codes: string[]) => void; onCancel: () => void }

/** In fours, as people read and type it. */
const inFours = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? secret

/** A key for the app, to scan or to type; the first code shows that it got there. */
export function AppSetUp({ apiKey, onDone, onCancel }: AppSetUpProps) {
  const confirm = useConfirmApp()
  const { field, formProps } = useZodForm({
    schema: passFactor,
    defaultValues: { code: '' },
    send: ({ code }) => confirm.mutateAsync(code),
    onSent: ({ recoveryCodes }) => onDone(recoveryCodes),
  })
  return (
    <Form label="Set up an authenticator app" {...formProps}>
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
          <CodeField label="Enter the 6-digit code the app shows" {...field('code')} />
        </li>
      </ol>
      <FormFoot>
        <Submit waiting="Checking…">Turn on</Submit>
        <Button look="ghost" onPress={onCancel}>
          Cancel
        </Button>
      </FormFoot>
    </Form>
  )
}
