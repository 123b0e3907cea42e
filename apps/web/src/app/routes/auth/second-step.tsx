import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Navigate, useLocation, useNavigate } from 'react-router-dom'
import { meQuery } from '#features/accounts/me.query.ts'
import { ReauthenticationProvider } from '#features/accounts/second-factor/reauthentication-provider.tsx'
import { FactorForm } from '#features/accounts/second-factor/factor-form.tsx'
import { SecondFactorSetUp } from '#features/accounts/second-factor/second-factor-set-up.tsx'
import { SignOutButton } from '#features/accounts/settings/sign-out-button.tsx'
import { nextPage } from '#lib/page/paged-query.ts'
import { keepSchoolZone } from '#lib/time/time.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { EntranceFrame } from '#app/display/entrance-frame.tsx'
import { paths } from '#shared/paths.ts'

/** Between the password and the pages: the second step, or setting it up where the week for that is over. */
export default function SecondStepScreen() {
  const heading = usePageTitle('Two-step sign-in · Learning Hubs')
  const { search } = useLocation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { data: me } = useQuery(meQuery())
  const next = nextPage(search, paths.home)
  if (me === null) return <Navigate to={paths.signIn(next)} replace />
  const state = me?.secondFactor.state
  if (me && state !== 'owed' && state !== 'overdue') return <Navigate to={next} replace />
  if (me) keepSchoolZone(me.school.timeZone)
  const goOn = () => navigate(next, { replace: true })
  const setUp = async () => {
    await client.invalidateQueries({ queryKey: meQuery().queryKey })
    goOn()
  }
  return (
    <EntranceFrame middle="One more step">
      <h1 ref={heading} tabIndex={-1}>
        Two-step sign-in
      </h1>
      {me && state === 'owed' && <FactorForm passkey={me.secondFactor.passkey} onPassed={goOn} />}
      {me && state === 'overdue' && (
        <ReauthenticationProvider hasPassword={me.hasPassword}>
          <p className="lead">
            Your role lets you see and change things for the whole school, so it needs more than a password.
          </p>
          <SecondFactorSetUp timeZone={me.school.timeZone} onDone={() => void setUp()} />
        </ReauthenticationProvider>
      )}
      {me && state === 'owed' && (
        <p className="s quiet">
          Lost your phone and your codes? Ask {me.roles.includes('administrator') ? 'another' : 'an'} administrator to
          reset your two-step sign-in.
        </p>
      )}
      <div className="row">
        <SignOutButton onSignedOut={() => navigate(paths.signIn(), { replace: true })} />
      </div>
    </EntranceFrame>
  )
}
