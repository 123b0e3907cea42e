import { TOKEN_MIN } from '@hubs/schema/accounts/accounts'
import { isolated } from '@hubs/rules/text/isolated'
import { useLocation, useNavigate } from 'react-router-dom'
import { MagicLinkForm } from '#features/accounts/sign-in/magic-link-form.tsx'
import { ResendLink } from '#features/accounts/sign-in/resend-link.tsx'
import { useLook, useRedeemLink } from '#features/accounts/sign-in/magic-links.queries.ts'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { EntranceFrame } from '#app/display/entrance-frame.tsx'
import { paths } from '#shared/paths.ts'
import { afterwards } from '#lib/query-client.ts'

/** A sign-in link from a mail. Opening the page uses nothing up: only the button does. */
export default function LinkScreen() {
  const heading = usePageTitle('Sign in with an email link · Learning Hubs')
  const token = useLocation().hash.slice(1)
  return (
    <EntranceFrame middle="There is a place for you">
      <h1 ref={heading} tabIndex={-1}>
        Sign in with an email link
      </h1>
      {token.length < TOKEN_MIN ? (
        <Spent
          token={null}
          sentence="This link is incomplete. Open it from the email again, or request a new one below."
        />
      ) : (
        <Boundary
          key={token}
          waiting="Checking the link…"
          offline="You’re offline. Your link still works: try again when you’re back online."
          refused={refusedLink(token)}
        >
          <Redeem token={token} />
        </Boundary>
      )}
    </EntranceFrame>
  )
}

/** What is said of a link that is refused, looked at or used. */
const refusedLink = (token: string) => (error: unknown) =>
  error instanceof ApiProblem ? (
    <Spent token={error.code === 'not-found' ? null : token} sentence={sentenceOf(error)} />
  ) : undefined

function Redeem({ token }: { token: string }) {
  const look = useLook(token)
  const redeem = useRedeemLink()
  const navigate = useNavigate()
  const refused = refusedLink(token)(redeem.error)
  if (refused) return refused
  return (
    <>
      <p className="lead">
        <bdi>{look.name}</bdi>, {look.email}
      </p>
      {redeem.error && (
        <ProblemNote>You’re offline. Your link still works: try again when you’re back online.</ProblemNote>
      )}
      <div>
        <Button
          look="main"
          big
          isPending={redeem.isPending}
          onPress={() => afterwards(redeem.mutateAsync(token), () => navigate(paths.home, { replace: true }))}
        >
          {redeem.isPending ? 'Signing in…' : `Sign in as ${isolated(look.name)}`}
        </Button>
      </div>
      <p className="s quiet">
        This signs you in on this device only. Not you? Close this page and nothing will change.
      </p>
    </>
  )
}

/** `token`: of a link that was one of ours, so that another can be sent in one tap. */
function Spent({ token, sentence }: { token: string | null; sentence: string }) {
  const navigate = useNavigate()
  return (
    <>
      <ProblemNote>{sentence}</ProblemNote>
      {token ? (
        <ResendLink token={token} action="Email me a new link" />
      ) : (
        <MagicLinkForm onSignedIn={() => navigate(paths.home, { replace: true })} />
      )}
    </>
  )
}
