import { useQuery } from '@tanstack/react-query'
import { meQuery } from '#features/accounts/me.query.ts'
import { WhomToAsk } from '#features/school/whom-to-ask.tsx'
import { RetentionList } from '#features/privacy/retention-list.tsx'
import { Boundary } from '#ui/page/boundary.tsx'
import { Page } from '#ui/page/page.tsx'
import { Section } from '#ui/page/section.tsx'
import '../narrow-page.css'

export default function PrivacyScreen() {
  const { data: me } = useQuery(meQuery())
  return (
    <Page look="narrow-page" title="Privacy">
      <Section title="What the school holds">
        <p>
          Your name, work email address, job, department and working days; which hub you’re in; who came to meetings;
          and what you write: plans, reports, observations, comments and survey answers. If you leave a comment without
          signing in, it holds your name and email address.
        </p>
        <p>It’s used to run the hubs. It’s never used for appraisal.</p>
      </Section>
      <Section title="Who can see it">
        <p>
          Each form says who can see what you write in it, and only those people can. Leadership and governors see
          totals only, never for fewer than 5 people. Emails go through the school’s email service. Nothing else goes to
          another company, and no page loads anything from elsewhere.
        </p>
      </Section>
      <Boundary waiting="Loading how long things are kept…">
        <RetentionList />
      </Boundary>
      <Section title="Your rights">
        <p>
          You can download everything about you from your account page. You can ask an administrator to correct it, or
          to erase it once you’ve left.
          {me && <WhomToAsk ask="administrator" />} If you left a comment as a visitor, ask the school to remove it. If
          you’re not happy with how the school uses your data, you can complain to the Information Commissioner’s
          Office.
        </p>
      </Section>
    </Page>
  )
}
