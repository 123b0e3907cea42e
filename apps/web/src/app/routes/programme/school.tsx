import { useSuspenseQuery } from '@tanstack/react-query'
import { can } from '@hubs/rules/can'
import { actorOf } from '#features/accounts/actor.ts'
import { SchoolForm } from '#features/school/school-form.tsx'
import { SchoolLogo } from '#features/school/school-logo.tsx'
import { schoolQuery } from '#features/school/school.queries.ts'
import { Page } from '#ui/page/page.tsx'
import { Section } from '#ui/page/section.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import NotFoundScreen from '../not-found.tsx'
import '../narrow-page.css'

/** For coordinators and administrators. It is seen by everybody, also by those who are not signed in. */
export default function SchoolScreen() {
  const me = useMe()
  if (!can(actorOf(me), 'school:edit', { schoolId: me.school.id })) return <NotFoundScreen />
  return <SchoolView />
}

function SchoolView() {
  const { data } = useSuspenseQuery(schoolQuery())
  return (
    <Page
      look="narrow-page"
      title="Your school"
      back={{ to: paths.firstSteps, label: 'Getting started' }}
      lead="How your school appears on every page, including the public page and the sign-in page."
    >
      <Section title="Logo" words="Shown beside your school’s name, on certificates and on the governors’ page.">
        <SchoolLogo school={data} />
      </Section>
      <Section title="Name and colour">
        <SchoolForm school={data} />
      </Section>
    </Page>
  )
}
