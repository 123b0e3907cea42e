import { useSuspenseQuery } from '@tanstack/react-query'
import type { AuthenticatorKey } from '@hubs/schema/accounts/second-factor'
import { useState } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { useReauthentication } from '#lib/reauthentication.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/fields/field.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { AppSetUp } from './app-set-up.tsx'
import { knowsPasskeys, passkeySentence } from './passkey-labels.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import { secondFactorQuery, useAddPasskey, useBeginApp } from './second-factor.queries.ts'
import { SecondFactorList } from './second-factor-list.tsx'

type SetUpProps = {
  timeZone: string
  /** Called once something was set up and its codes are saved. */
  onDone: () => void
}

/** Two-step sign-in: what there is, and what can be added. Inside a ReauthenticationProvider. */
export function SecondFactorSetUp(props: SetUpProps) {
  return (
    <Boundary waiting="Loading two-step sign-in…">
      <SetUp {...props} />
    </Boundary>
  )
}

function SetUp({ timeZone, onDone }: SetUpProps) {
  const { data } = useSuspenseQuery(secondFactorQuery())
  const begin = useBeginApp()
  const withProof = useReauthentication()
  const [key, setKey] = useState<AuthenticatorKey | null>(null)
  const [codes, setCodes] = useState<string[]>([])
  const [refused, setRefused] = useState<string | null>(null)
  const added = (fresh: string[]) => {
    setKey(null)
    setRefused(null)
    if (fresh.length > 0) setCodes(fresh)
    else onDone()
  }
  const saved = () => {
    setCodes([])
    onDone()
  }
  const beginApp = () =>
    void withProof(() => begin.mutateAsync()).then(setKey, (problem: unknown) => setRefused(sentenceOf(problem)))
  if (codes.length > 0) return <RecoveryCodes codes={codes} onDone={saved} />
  if (key) return <AppSetUp apiKey={key} onDone={added} onCancel={() => setKey(null)} />
  return (
    <>
      {refused && <ProblemNote>{refused}</ProblemNote>}
      <SecondFactorList
        factor={data}
        timeZone={timeZone}
        onCodes={setCodes}
        onProblem={problem => setRefused(problem ? sentenceOf(problem) : null)}
      />
      <div className="row wrap">
        <Button look={data.authenticatorAt ? 'plain' : 'main'} isPending={begin.isPending} onPress={beginApp}>
          {data.authenticatorAt ? 'Use another app' : 'Set up an app'}
        </Button>
      </div>
      {data.passkeysPossible && knowsPasskeys() && <PasskeyAdding onAdded={added} onProblem={setRefused} />}
    </>
  )
}

function PasskeyAdding({ onAdded, onProblem }: { onAdded: (codes: string[]) => void; onProblem: (s: string) => void }) {
  const add = useAddPasskey()
  const withProof = useReauthentication()
  const [name, setName] = useState('')
  const send = async () => {
    try {
      const { recoveryCodes } = await withProof(() => add.mutateAsync(name.trim() || 'This device'))
      setName('')
      onAdded(recoveryCodes)
    } catch (error) {
      onProblem(passkeySentence(error))
    }
  }
  return (
    <div className="col">
      <Field
        label="Passkey name (optional)"
        hint="A passkey uses this device’s fingerprint, face or PIN. For example, School laptop"
        value={name}
        maxLength={60}
        onChange={event => setName(event.target.value)}
      />
      <div className="row">
        <Button isPending={add.isPending} onPress={() => void send()}>
          {add.isPending ? 'Waiting for your device…' : 'Add a passkey'}
        </Button>
      </div>
    </div>
  )
}
