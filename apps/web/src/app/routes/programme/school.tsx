import { useSuspenseQuery } from '@tanstack/react-query'
import { SignInWays } from '#features/accounts/sign-in/sign-in-ways.tsx'
import { SchoolForm } from '#features/school/school-form.tsx'
import { SchoolLogo } from '#features/school/school-logo.tsx'
import { schoolQuery } from '#features/school/school.queries.ts'
import { paths } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Page } from '#ui/page/page.tsx'
import { Section } from '#ui/page/section.tsx'
import { onlyFor } from '../only-for.tsx'
import '../narrow-page.css'

/** For coordinators and administrators. It is seen by everybody, also by those who are not signed in. */
export default onlyFor('school:edit', () => <SchoolView />)

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
      <Section title="How people sign in">
        <Boundary waiting="Loading…">
          <SignInWays />
        </Boundary>
      </Section>
    </Page>
  )
}
