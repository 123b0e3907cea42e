import { ReauthenticationProvider } from '#features/accounts/second-factor/reauthentication-provider.tsx'
import { BackupList } from '#features/operations/backup-list.tsx'
import { ServerVersion } from '#features/operations/server-version.tsx'
import { AboutToGo } from '#features/privacy/about-to-go.tsx'
import { DataDownload } from '#features/privacy/data-download.tsx'
import { UnusedAccounts } from '#features/staff/unused-accounts.tsx'
import { Boundary } from '#ui/page/boundary.tsx'
import { Page } from '#ui/page/page.tsx'
import { Section } from '#ui/page/section.tsx'
import { onlyFor } from '../only-for.tsx'
import '../narrow-page.css'

/** For administrators alone; the same words as for an address that isn’t there, which tell nobody what is. */
// What is here takes everybody’s records out of the server, so it asks for the password again.
export default onlyFor('backup:manage', me => (
  <ReauthenticationProvider hasPassword={me.hasPassword}>
    <Backups timeZone={me.school.timeZone} />
  </ReauthenticationProvider>
))

/** How the school’s records are kept, taken out and removed, and what its data protection officer needs of them. */
function Backups({ timeZone }: { timeZone: string }) {
  return (
    <Page look="narrow-page" title="Backups and data">
      <Boundary waiting="Loading backups…">
        <BackupList timeZone={timeZone} />
      </Boundary>
      <Boundary waiting="Loading accounts…">
        <UnusedAccounts timeZone={timeZone} />
      </Boundary>
      <Section
        title="Everything in one download"
        words="All the school’s records in one zip file: for a spreadsheet, for another program, or to move to another Learning Hubs server. It includes what only some people can see, such as private plans, so everyone at the school gets an email that you’ve downloaded it."
      >
        <DataDownload path="/school/export" name="learning-hubs-school.zip" label="Download everything" />
      </Section>
      <Boundary waiting="Loading what will be removed…">
        <AboutToGo />
      </Boundary>
      <Section
        title="Data-protection assessment"
        words="A starting point for your data protection officer. What this version holds is already filled in."
      >
        <DataDownload
          path="/data-protection-assessment"
          name="data-protection-assessment.md"
          label="Download the document"
        />
      </Section>
      <Boundary waiting="Loading the version…">
        <ServerVersion timeZone={timeZone} />
      </Boundary>
    </Page>
  )
}
