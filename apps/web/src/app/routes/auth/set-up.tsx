import { TOKEN_MIN } from '@hubs/schema/accounts/accounts'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate } from 'react-router-dom'
import { signInOptionsQuery } from '#features/accounts/sign-in/magic-links.queries.ts'
import { SetUpForm } from '#features/accounts/sign-in/set-up-form.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { EntranceFrame } from '#app/display/entrance-frame.tsx'
import { paths } from '#shared/paths.ts'

/** The first page of a new school. */
export default function SetUpScreen() {
  const heading = usePageTitle('Set up your school · Learning Hubs')
  const token = useLocation().hash.slice(1)
  const navigate = useNavigate()
  const { data: options } = useQuery(signInOptionsQuery())
  return (
    <EntranceFrame middle="It starts with you">
      <h1 ref={heading} tabIndex={-1}>
        Set up your school
      </h1>
      {options?.setUp ? (
        <CalmNote>
          <p>This school is already set up.</p>
          <LinkButton to={paths.signIn()}>Sign in</LinkButton>
        </CalmNote>
      ) : token.length < TOKEN_MIN ? (
        <ProblemNote>
          This link is incomplete. Copy the whole link from the window where the server was started. It starts with{' '}
          {window.location.origin}/set-up#
        </ProblemNote>
      ) : (
        <>
          <p className="lead">
            This takes about two minutes. Five hubs and a sample calendar are ready for you to change.
          </p>
          <SetUpForm token={token} onSignedIn={() => navigate(paths.firstSteps, { replace: true })} />
        </>
      )}
    </EntranceFrame>
  )
}
