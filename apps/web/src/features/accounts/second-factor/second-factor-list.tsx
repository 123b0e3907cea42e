import { isolated } from '@hubs/rules/text/isolated'
import type { SecondFactor } from '@hubs/schema/accounts/second-factor'
import { count } from '@hubs/rules/text/words'
import { useReauthentication } from '#lib/reauthentication.ts'
import { shortDate } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { useRemoveApp, useRemovePasskey, useRenewCodes } from './second-factor.queries.ts'
import './second-factor.css'

type ListProps = {
  factor: SecondFactor
  timeZone: string
  onCodes: (codes: string[]) => void
  /** What came of it, where it was refused. */
  onProblem: (error: unknown) => void
}

/** What is set up, and what can be done about it. */
export function SecondFactorList({ factor, timeZone, onCodes, onProblem }: ListProps) {
  const withProof = useReauthentication()
  const [removeApp, removePasskey, renew] = [useRemoveApp(), useRemovePasskey(), useRenewCodes()]
  const attempt = (act: () => Promise<unknown>) => void withProof(act).then(() => onProblem(null), onProblem)
  const { authenticatorAt, passkeys, recoveryCodesLeft } = factor
  if (!authenticatorAt && passkeys.length === 0) return null
  return (
    <ul className="factor-list plain">
      {authenticatorAt && (
        <li>
          <span>
            <strong>Authenticator app</strong>
            <span className="s quiet">, added {shortDate(authenticatorAt, timeZone)}</span>
          </span>
          <Button isPending={removeApp.isPending} onPress={() => attempt(() => removeApp.mutateAsync(undefined))}>
            Remove app
          </Button>
        </li>
      )}
      {passkeys.map(({ id, name, addedAt }) => (
        <li key={id}>
          <span>
            <strong>
              <bdi>{name}</bdi>
            </strong>
            <span className="s quiet">, passkey added {shortDate(addedAt, timeZone)}</span>
          </span>
          <Button
            isPending={removePasskey.isPending && removePasskey.variables === id}
            aria-label={`Remove passkey ${isolated(name)}`}
            onPress={() => attempt(() => removePasskey.mutateAsync(id))}
          >
            Remove
          </Button>
        </li>
      ))}
      <li>
        <span>
          <strong>Recovery codes</strong>
          <span className="s quiet">, {count(recoveryCodesLeft, 'code')} left</span>
        </span>
        <Button
          isPending={renew.isPending}
          onPress={() => attempt(async () => onCodes((await renew.mutateAsync(undefined)).recoveryCodes))}
        >
          Get new codes
        </Button>
      </li>
    </ul>
  )
}
