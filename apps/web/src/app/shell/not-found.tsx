import { useQuery } from '@tanstack/react-query'
import { meQuery } from '#features/accounts/me.query.ts'
import { paths } from '#shared/paths.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { NoPage } from '#ui/page/no-page.tsx'

/** Visitors have no home page, and are not sent to the sign-in: the public page is there for anyone. */
export default function NotFoundScreen() {
  const { data: me } = useQuery(meQuery())
  return (
    <NoPage
      title="Page not found"
      lead="The address may be wrong, the page may have been removed, or you may not have access to it."
    >
      {me && <LinkButton to={paths.home}>Go to your home page</LinkButton>}
      <LinkButton to={paths.public}>See the programme</LinkButton>
    </NoPage>
  )
}
