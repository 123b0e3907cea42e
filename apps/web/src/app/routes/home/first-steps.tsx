import { MailNote } from '#features/operations/mail-note.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'
import { FirstStepsList } from '#app/shell/first-steps.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { paths } from '#shared/paths.ts'
import NotFoundScreen from '../../shell/not-found.tsx'
import '../narrow-page.css'

export default function FirstStepsScreen() {
  const me = useMe()
  if (!me.roles.includes('coordinator') && !me.roles.includes('administrator')) return <NotFoundScreen />
  return <FirstStepsView />
}

function FirstStepsView() {
  const me = useMe()
  return (
    <Page
      look="narrow-page"
      title="Getting started"
      lead={
        <>
          Do these nine things and <bdi>{me.school.name}</bdi> is ready to go. You can change the order, as long as you
          add people before you invite them. Stop whenever you like: the next one stays on your home page. Each page is
          there for the rest of the year too.
        </>
      }
    >
      <div className="card">
        <FirstStepsList me={me} />
      </div>
      <MailNote />
      <div>
        <LinkButton to={paths.home}>Go to your home page</LinkButton>
      </div>
    </Page>
  )
}
