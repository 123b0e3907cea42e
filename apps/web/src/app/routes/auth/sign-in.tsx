import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Navigate, useLocation, useNavigate } from 'react-router-dom'
import { isolated } from '@hubs/rules/text/isolated'
import { schoolSignInProblems } from '@hubs/schema/accounts/accounts'
import type { SamplePerson, SampleWelcome } from '@hubs/schema/sample'
import { meQuery } from '#features/accounts/me.query.ts'
import { MagicLinkForm } from '#features/accounts/sign-in/magic-link-form.tsx'
import { signInOptionsQuery } from '#features/accounts/sign-in/magic-links.queries.ts'
import { SamplePeople } from '#features/accounts/sign-in/sample-people.tsx'
import { SignInForm } from '#features/accounts/sign-in/sign-in-form.tsx'
import { nextPage } from '#lib/page/paged-query.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { Button } from '#ui/button.tsx'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { EntranceFrame } from '#app/display/entrance-frame.tsx'
import { Unsent } from '#app/outbox/unsent.tsx'
import { paths } from '#shared/paths.ts'

/** Why the school's own sign-in sent somebody back here. */
function sentBack(search: string): string | undefined {
  const key = new URLSearchParams(search).get('problem')
  return Object.entries(schoolSignInProblems).find(([each]) => each === key)?.[1]
}

/** What somebody of the sample school would look at first. */
function firstPage({ opens }: SamplePerson, meeting: SampleWelcome['meeting']): string {
  if (opens !== 'console') return paths[opens]
  return meeting ? paths.console(meeting.id) : paths.home
}

/** Leads back to where somebody was going; who is signed in already goes there at once. */
export default function SignInScreen() {
  const heading = usePageTitle('Sign in · Learning Hubs')
  const { search } = useLocation()
  const navigate = useNavigate()
  const { data: me } = useQuery(meQuery())
  const { data: options } = useQuery(signInOptionsQuery())
  const next = nextPage(search, paths.home)
  const [first, setFirst] = useState<string | null>(null)
  const problem = sentBack(search)
  if (me) return <Navigate to={first ?? next} replace />
  return (
    <EntranceFrame middle="There is a place for you">
      <h1 ref={heading} tabIndex={-1}>
        Sign in
      </h1>
      {problem && <ProblemNote>{problem}</ProblemNote>}
      <Unsent isSignInPage />
      {options && !options.setUp ? (
        <NotSetUp />
      ) : (
        <>
          {options?.sample && (
            <SamplePeople
              onChosen={(person, meeting) => setFirst(nextPage(search, firstPage(person, meeting)))}
              phone={next === paths.home ? id => paths.signIn(paths.live(id)) : undefined}
            />
          )}
          {options?.schoolAccount && <SchoolAccount {...options.schoolAccount} />}
          <Ways onSignedIn={() => navigate(next, { replace: true })} />
          <p className="s quiet">No account yet? Ask your school’s administrator to invite you by email.</p>
          <p className="s quiet">
            On a classroom computer? <a href={paths.screen}>Show a meeting</a> without signing in.
          </p>
        </>
      )}
    </EntranceFrame>
  )
}

function Ways({ onSignedIn }: { onSignedIn: () => void }) {
  const [byMail, setByMail] = useState<string | null>(null)
  if (byMail === null) return <SignInForm onSignedIn={onSignedIn} onByMail={setByMail} />
  return (
    <>
      <MagicLinkForm email={byMail} arriveInIt onSignedIn={onSignedIn} />
      <div className="row">
        <Button look="ghost" onPress={() => setByMail(null)}>
          Use a password instead
        </Button>
      </div>
    </>
  )
}

function SchoolAccount({ name, url }: { name: string; url: string }) {
  return (
    <div className="col">
      <a className="btn big" href={url}>
        {`Sign in with ${isolated(name)}`}
      </a>
      <p className="quiet s">or use your email address:</p>
    </div>
  )
}

/** A server without a school: its first administrator has a link from the terminal. */
function NotSetUp() {
  return (
    <CalmNote>
      <h2 className="lead">This school isn’t set up yet</h2>
      <p>
        The person who started the server will see a set-up link in its window. Use the link to name the school and
        create the first administrator. It works once and expires after an hour. For a new link, restart the server.
      </p>
      <LinkButton to={paths.public}>See the programme</LinkButton>
    </CalmNote>
  )
}
