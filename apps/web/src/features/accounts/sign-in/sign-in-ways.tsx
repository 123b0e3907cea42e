import { useSuspenseQuery } from '@tanstack/react-query'
import { signInOptionsQuery } from './magic-links.queries.ts'

/** How people sign in here, for those who look after the school. It is set where the server runs. */
export function SignInWays() {
  const { data } = useSuspenseQuery(signInOptionsQuery())
  return (
    <ul className="plain col">
      <li>
        <strong>Email address.</strong>{' '}
        {data.sendsEmail
          ? 'With a password, or a sign-in link by email.'
          : 'With a password. Sign-in links need an email server, which isn’t set up yet.'}
      </li>
      <li>
        <strong>School account.</strong>{' '}
        {data.schoolAccount ? (
          <>
            People can also sign in with <bdi>{data.schoolAccount.name}</bdi>.
          </>
        ) : (
          'Not set up. Your technician can connect Google Workspace or Microsoft Entra: the technician’s guide says how.'
        )}
      </li>
      <li>
        <strong>Two-step sign-in.</strong> Administrators and coordinators have a week to set it up, unless they sign in
        with a school account.
      </li>
    </ul>
  )
}
