import { useNavigate } from 'react-router-dom'
import { MagicLinkForm } from '#features/accounts/sign-in/magic-link-form.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { EntranceFrame } from '#app/display/entrance-frame.tsx'
import { paths } from '#shared/paths.ts'

/** Says the same whether there is such an account or not. */
export default function ForgottenPasswordScreen() {
  const heading = usePageTitle('Forgotten password · Learning Hubs')
  const navigate = useNavigate()
  return (
    <EntranceFrame middle="There is a place for you">
      <h1 ref={heading} tabIndex={-1}>
        Forgotten password
      </h1>
      <MagicLinkForm purpose="password" onSignedIn={() => navigate(paths.newPassword, { replace: true })} />
      <div className="row">
        <LinkButton look="ghost" to={paths.signIn()}>
          Back to sign in
        </LinkButton>
      </div>
    </EntranceFrame>
  )
}
