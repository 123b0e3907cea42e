import { useNavigate } from 'react-router-dom'
import { can } from '@hubs/rules/can'
import { useMe } from '#app/session/session-gate.tsx'
import { actorOf } from '#features/accounts/actor.ts'
import { TemplateList } from '#features/preparation/templates/template-list.tsx'
import { paths } from '#shared/paths.ts'
import { Page } from '#ui/page/page.tsx'
import NotFound from '../../shell/not-found.tsx'
import '../narrow-page.css'

export default function TemplatesScreen() {
  const me = useMe()
  if (!can(actorOf(me), 'template:use', { schoolId: me.school.id })) return <NotFound />
  return <Templates />
}

function Templates() {
  const navigate = useNavigate()
  return (
    <Page
      look="narrow-page"
      title="Agenda templates"
      back={{ to: paths.meetings, label: 'Meetings' }}
      lead="Ready-made agendas to start from. Each one fits the length of your meeting and the number of people."
    >
      <TemplateList open={id => void navigate(paths.template(id))} />
    </Page>
  )
}
