import { useNavigate } from 'react-router-dom'
import { can } from '@hubs/rules/can'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import { actorOf } from '#features/accounts/actor.ts'
import { TemplateList } from '#features/preparation/template-list.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import NotFound from '../not-found.tsx'
import '../narrow-page.css'

export default function TemplatesScreen() {
  const me = useMe()
  if (!can(actorOf(me), 'template:use', { schoolId: me.school.id })) return <NotFound />
  return <Page />
}

function Page() {
  const heading = usePageTitle('Agenda templates · Learning Hubs')
  const navigate = useNavigate()
  return (
    <main className="page narrow-page" id="main">
      <div className="col">
        <BackLink to={paths.meetings}>Meetings</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          Agenda templates
        </h1>
        <p className="lead">
          Ready-made agendas to start from. Each one fits the length of your meeting and the number of people.
        </p>
      </div>
      <TemplateList templateTo={paths.template} open={id => void navigate(paths.template(id))} />
    </main>
  )
}
