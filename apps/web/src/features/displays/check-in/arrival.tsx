import { typedCode, type Arrival as ArrivalAnswer } from '@hubs/schema/meetings/check-in'
import { useQuery } from '@tanstack/react-query'
import CircleCheckBig from 'lucide-react/icons/circle-check-big'
import { useEffect, type ReactNode } from 'react'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { keepReturnUrl } from '#lib/page/return-url.ts'
import { clockTime } from '#lib/time/time.ts'
import { paths } from '#shared/paths.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { Waiting } from '#ui/page/waiting.tsx'
import { CodeForm } from './code-form.tsx'
import { arrivalQuery, checkInTokenQuery } from '../displays.queries.ts'
import { forgetToken, type StoredToken } from './check-in-tokens.ts'
import './arrival.css'

type ArrivalProps = {
  /** As the address has it; undefined where it is to be typed. */
  code: string | undefined
  /** Whether somebody is signed in here; undefined until that is known. */
  signedIn: boolean | undefined
  /** This page's own address. */
  here: string
  heading: React.Ref<HTMLHeadingElement>
  onCode: (code: string) => void
  /** Leads to sign-in and back, with the token in the address. */
  signInFor: (token: string) => string
}

/** Coming to a meeting by the code on its projector: first a token, then who one is, then the register. */
export function Arrival({ code, ...props }: ArrivalProps) {
  const { heading, onCode } = props
  const parsed = typedCode.safeParse(code ?? '')
  if (parsed.success) return <WithCode {...props} code={parsed.data} />
  return (
    <Ask heading={heading} onCode={onCode}>
      {code && <ProblemNote>That code isn’t right. Enter the 6 letters and numbers on the projector.</ProblemNote>}
    </Ask>
  )
}

type AskProps = Pick<ArrivalProps, 'heading' | 'onCode'> & { children: ReactNode }

function Ask({ heading, onCode, children }: AskProps) {
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        Check in to the meeting
      </h1>
      {children}
      <CodeForm
        label="Code on the projector"
        hint="It changes every 30 seconds, so use the latest one."
        action="Check in"
        onCode={onCode}
      />
    </>
  )
}

function WithCode({ code, ...props }: Omit<ArrivalProps, 'code'> & { code: string }) {
  const { data, error, refetch } = useQuery(checkInTokenQuery(code))
  const { heading, onCode } = props
  if (data) return <WithToken {...props} code={code} kept={data} />
  if (!error) return <Underway heading={heading} what="Checking the code…" />
  return (
    <Ask heading={heading} onCode={onCode}>
      <ProblemNote retry={error instanceof ApiProblem ? undefined : () => void refetch()}>
        {sentenceOf(error)}
      </ProblemNote>
    </Ask>
  )
}

type WithTokenProps = Omit<ArrivalProps, 'code'> & { code: string; kept: StoredToken }

function WithToken({ code, kept, signedIn, here, ...props }: WithTokenProps) {
  const { data, error, refetch } = useQuery({ ...arrivalQuery(kept.token), enabled: signedIn === true })
  const refused = error instanceof ApiProblem && error.problem.status < 500 && error.code !== 'not-signed-in'
  useEffect(() => {
    if (signedIn === false) keepReturnUrl(here)
    // What was refused for good is of no use a second time; what did not get through is.
    else if (data || refused) forgetToken(code)
  }, [code, here, signedIn, data, refused])
  const { heading, onCode } = props
  if (data) return <Arrived arrival={data} heading={heading} live={paths.live(data.meetingId)} />
  if (signedIn === false) return <SignInFirst kept={kept} heading={heading} signIn={props.signInFor(kept.token)} />
  if (error)
    return (
      <Ask heading={heading} onCode={onCode}>
        <ProblemNote retry={refused ? undefined : () => void refetch()}>
          {sentenceOf(error)}
          {refused && error.code === 'not-allowed' && kept.hubName && (
            <>
              {' '}
              You scanned the code for <bdi>{kept.hubName}</bdi>.
            </>
          )}
        </ProblemNote>
      </Ask>
    )
  return <Underway heading={heading} what="Marking you present…" />
}

type Heading = Pick<ArrivalProps, 'heading'>

function Underway({ heading, what }: Heading & { what: string }) {
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        Check in to the meeting
      </h1>
      <Waiting what={what} />
    </>
  )
}

function SignInFirst({ kept, heading, signIn }: Heading & { kept: StoredToken; signIn: string }) {
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        Sign in to finish checking in
      </h1>
      <p className="lead">
        Your code{' '}
        {kept.hubName && (
          <>
            for <bdi>{kept.hubName}</bdi>{' '}
          </>
        )}
        works. Sign in within 15 minutes to be marked present.
      </p>
      <p>
        <LinkButton to={signIn} look="main" big>
          Sign in
        </LinkButton>
      </p>
    </>
  )
}

function Arrived({ arrival, heading, live }: Heading & { arrival: ArrivalAnswer; live: string }) {
  const { at, timeZone, hubName, groupName } = arrival
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        <CircleCheckBig className="icon arrival-sign" aria-hidden />
        You’re checked in: <span className="num">{clockTime(at, timeZone)}</span>
      </h1>
      <p className="lead">{groupName ? `${hubName}, ${groupName}` : hubName}. You’re marked present.</p>
      <p className="quiet">The facilitator can see that you checked yourself in, and can correct it.</p>
      <p>
        <LinkButton to={live} look="main" big>
          Join the meeting on this device
        </LinkButton>
      </p>
    </>
  )
}
