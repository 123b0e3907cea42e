import { usePageTitle } from '#lib/page/use-page-title.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { paths } from '#app/paths.ts'

export default function NotFoundScreen() {
  const heading = usePageTitle('Page not found · Learning Hubs')
  return (
    <main className="page" id="main">
      <h1 ref={heading} tabIndex={-1}>
        Page not found
      </h1>
      <p className="lead">
        The address may be wrong, the page may have been removed, or you may not have access to it.
      </p>
      <p>
        <LinkButton to={paths.home}>Go to your home page</LinkButton>
      </p>
    </main>
  )
}
