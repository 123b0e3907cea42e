import { usePrefetchQuery, useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate } from 'react-router-dom'
import { TOKEN_MIN, type Invitation, type Me } from '@hubs/schema/accounts/accounts'
import { InvitationForm } from '#features/accounts/sign-in/invitation-form.tsx'
import { ResendLink } from '#features/accounts/sign-in/resend-link.tsx'
import { signInOptionsQuery, useLook } from '#features/accounts/sign-in/magic-links.queries.ts'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Called } from '#ui/text/name.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { EntranceFrame } from '#app/display/entrance-frame.tsx'
import { paths } from '#shared/paths.ts'

/** Teachers without a hub go and choose one; everybody else arrives at home. */
function firstPage(me: Me): string {
  return me.staffKind === 'teaching' && !me.membership && me.roles.length === 0 ? paths.choose : paths.home
}

/** The token is behind the `#`, which no server or log is sent. */
export default function InvitationScreen() {
  const token = useLocation().hash.slice(1)
  return (
    <EntranceFrame middle="There is a place for you">
      {token.length < TOKEN_MIN ? (
        <NotWhole />
      ) : (
        <Boundary
          key={token}
          waiting="Loading your invitation…"
          offline="You’re offline. Your invitation still works: try again when you’re back online."
          refused={refusedInvitation(token)}
        >
          <Invited token={token} />
        </Boundary>
      )}
    </EntranceFrame>
  )
}

function NotWhole() {
  return (
    <Spent
      token={null}
      sentence="This link is incomplete. Open it from the email again, or ask your administrator for a new one."
    />
  )
}

const refusedInvitation = (token: string) => (error: unknown) =>
  error instanceof ApiProblem ? (
    <Spent token={error.code === 'expired' ? token : null} sentence={sentenceOf(error)} />
  ) : undefined

function Invited({ token }: { token: string }) {
  usePrefetchQuery(signInOptionsQuery())
  const look = useLook(token)
  const { data: options } = useQuery(signInOptionsQuery())
  const navigate = useNavigate()
  return (
    <>
      <Welcome who={look} schoolName={look.schoolName} />
      <InvitationForm
        token={token}
        invitation={look}
        schoolAccount={options?.schoolAccount?.name}
        onSignedIn={who => navigate(firstPage(who), { replace: true })}
      />
    </>
  )
}

function Welcome({ who, schoolName }: { who: Pick<Invitation, 'name' | 'preferredName'>; schoolName: string }) {
  const heading = usePageTitle('Your invitation · Learning Hubs')
  return (
    <div className="col">
      <h1 ref={heading} tabIndex={-1}>
        Welcome, <Called who={who} />
      </h1>
      <p className="lead">
        <bdi>{schoolName}</bdi> invites you to its Learning Hubs: small groups of colleagues who meet once each half
        term, try one small change in between, and share how it went.
      </p>
    </div>
  )
}

/** `token`: of an invitation that was one, so that another can be sent in one tap. */
function Spent({ token, sentence }: { token: string | null; sentence: string }) {
  const heading = usePageTitle('Your invitation · Learning Hubs')
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        Your invitation
      </h1>
      <ProblemNote>{sentence}</ProblemNote>
      {token && <ResendLink token={token} action="Email me a new invitation" />}
      <p>
        <LinkButton to={paths.signIn()}>Sign in</LinkButton>
      </p>
    </>
  )
}
