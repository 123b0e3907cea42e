import { TOKEN_MIN } from '@hubs/schema/accounts/accounts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useLocation, useNavigate } from 'react-router-dom'
import { useLook } from '#features/accounts/sign-in/magic-links.queries.ts'
import { meQuery } from '#features/accounts/me.query.ts'
import { ForgottenPasswordForm, ResetPasswordForm } from '#features/accounts/sign-in/new-password-form.tsx'
import { ResendLink } from '#features/accounts/sign-in/resend-link.tsx'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { EntranceFrame } from '#app/display/entrance-frame.tsx'
import { paths } from '#shared/paths.ts'

/** Where the mail for a forgotten password leads; opening the page uses nothing up. */
export default function NewPasswordScreen() {
  const heading = usePageTitle('Choose a new password · Learning Hubs')
  const token = useLocation().hash.slice(1)
  const navigate = useNavigate()
  const say = useToast()
  const done = () => {
    say('New password saved.')
    navigate(paths.home, { replace: true })
  }
  return (
    <EntranceFrame middle="There is a place for you">
      <h1 ref={heading} tabIndex={-1}>
        Choose a new password
      </h1>
      <Boundary
        key={token}
        waiting="Checking the link…"
        offline="You’re offline. Your link still works: try again when you’re back online."
        refused={refusedLink(token)}
      >
        {token.length < TOKEN_MIN ? <ByCode onDone={done} /> : <ByLink token={token} onDone={done} />}
      </Boundary>
    </EntranceFrame>
  )
}

function ByLink({ token, onDone }: { token: string; onDone: () => void }) {
  const { email } = useLook(token)
  return <ResetPasswordForm token={token} email={email} onDone={onDone} />
}

/** What is said of a link that is refused. */
const refusedLink = (token: string) => (error: unknown) =>
  error instanceof ApiProblem ? (
    <Spent token={error.code === 'not-found' ? null : token} sentence={sentenceOf(error)} />
  ) : undefined

/** Without a link: for somebody who has just signed in by mail, as with its code. */
function ByCode({ onDone }: { onDone: () => void }) {
  const { data: me } = useSuspenseQuery(meQuery())
  if (me?.cameByMail) return <ForgottenPasswordForm email={me.email} onDone={onDone} />
  return <Spent token={null} sentence="This link is incomplete. Open it from the email again, or request a new one." />
}

function Spent({ token, sentence }: { token: string | null; sentence: string }) {
  return (
    <>
      <ProblemNote>{sentence}</ProblemNote>
      {token && <ResendLink token={token} action="Email me a new link" />}
      <div className="row">
        {!token && (
          <LinkButton look="main" to={paths.forgottenPassword}>
            Request a new link
          </LinkButton>
        )}
        <LinkButton look="ghost" to={paths.signIn()}>
          Sign in
        </LinkButton>
      </div>
    </>
  )
}
