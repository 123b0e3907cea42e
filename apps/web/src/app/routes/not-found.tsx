import { useQuery } from '@tanstack/react-query'
import { meQuery } from '#features/accounts/me.query.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'
import { paths } from '#app/paths.ts'

/** Visitors have no home: they are sent to the public page, and never to the sign-in. */
export default function NotFoundScreen() {
  const { data: me } = useQuery(meQuery())
  return (
    <Page
      title="Page not found"
      lead="The address may be wrong, the page may have been removed, or you may not have access to it."
    >
      <p>
        {me === null ? (
          <LinkButton to={paths.public}>See the programme</LinkButton>
        ) : (
          <LinkButton to={paths.home}>Go to your home page</LinkButton>
        )}
      </p>
    </Page>
  )
}
