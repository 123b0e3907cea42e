import { usePage } from '#lib/use-page.ts'
import { LinkButton } from '#ui/link-button.tsx'
import { FirstStepsList } from '#app/first-steps.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/session-gate.tsx'
import NotFoundScreen from './not-found.tsx'
import './narrow-page.css'

export default function FirstStepsScreen() {
  const me = useMe()
  if (!me.roles.includes('coordinator') && !me.roles.includes('administrator')) return <NotFoundScreen />
  return <FirstStepsView />
}

function FirstStepsView() {
  const heading = usePage('First steps · Learning Hubs')
  const me = useMe()
  return (
    <main className="page narrow-page" id="main">
      <div className="col">
        <h1 ref={heading} tabIndex={-1}>
          First steps
        </h1>
        <p className="lead">
          Four things, in any order, and {me.school.name} is ready. They tick themselves off as they are done, and wait
          on your home until then.
        </p>
      </div>
      <div className="card">
        <FirstStepsList me={me} />
      </div>
      <div>
        <LinkButton to={paths.home}>Go to Home</LinkButton>
      </div>
    </main>
  )
}
