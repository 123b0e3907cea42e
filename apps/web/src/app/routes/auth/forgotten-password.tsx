import { useNavigate } from 'react-router-dom'
import { LinkForm } from '#features/accounts/sign-in/magic-link-form.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { EntranceFrame } from '#app/display/entrance-frame.tsx'
import { paths } from '#app/paths.ts'

export default function ForgottenPasswordScreen() {
  const heading = usePageTitle('Forgotten password · Learning Hubs')
  const navigate = useNavigate()
  return (
    <EntranceFrame middle="There is a place for you">
      <h1 ref={heading} tabIndex={-1}>
        Forgotten password
      </h1>
      <LinkForm purpose="password" onSignedIn={() => navigate(paths.newPassword, { replace: true })} />
      <div className="row">
        <LinkButton look="ghost" to={paths.signIn()}>
          Back to sign in
        </LinkButton>
      </div>
    </EntranceFrame>
  )
}
