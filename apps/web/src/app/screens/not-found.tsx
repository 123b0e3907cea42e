import { usePage } from '#lib/use-page.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { paths } from '#app/paths.ts'

export default function NotFoundScreen() {
  const heading = usePage('Nothing is here · Learning Hubs')
  return (
    <main className="page" id="main">
      <h1 ref={heading} tabIndex={-1}>
        Nothing is here
      </h1>
      <p className="lead">The address may have a slip in it, or what it led to is gone or not yours to see.</p>
      <p>
        <LinkButton to={paths.home}>Go to Home</LinkButton>
      </p>
    </main>
  )
}
