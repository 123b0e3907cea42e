import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'
import { paths } from '#app/paths.ts'

export default function NotFoundScreen() {
  return (
    <Page
      title="Page not found"
      lead="The address may be wrong, the page may have been removed, or you may not have access to it."
    >
      <p>
        <LinkButton to={paths.home}>Go to your home page</LinkButton>
      </p>
    </Page>
  )
}
