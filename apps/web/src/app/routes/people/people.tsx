import UserPlus from 'lucide-react/icons/user-plus'
import { MailNote } from '#features/operations/mail-note.tsx'
import { ExportPeople } from '#features/staff/export-people.tsx'
import { PeopleList } from '#features/staff/people-list.tsx'
import { paths } from '#shared/paths.ts'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'
import { onlyFor } from '../only-for.tsx'

export default onlyFor('person:list', me => <People schoolName={me.school.name} />)

/** Everybody at the school, and the ways to add more. */
function People({ schoolName }: { schoolName: string }) {
  return (
    <Page
      title="People"
      more={
        <p className="quiet">
          Everyone at <bdi>{schoolName}</bdi> with an account. Only administrators and coordinators can add people.
        </p>
      }
      aside={
        <div className="row wrap">
          <LinkButton to={paths.newPerson} look="main">
            <UserPlus className="icon" aria-hidden />
            Add a person
          </LinkButton>
          <LinkButton to={paths.importPeople}>Import people</LinkButton>
          <LinkButton to={paths.invitations}>Invitations</LinkButton>
          <ExportPeople />
        </div>
      }
    >
      {/* Here and where one is added: an account without its email is an account nobody can open. */}
      <MailNote />
      <PeopleList
        whenNobody={
          <EmptyState title="No one here yet">
            <p>Import a list of your colleagues, or add them one by one.</p>
          </EmptyState>
        }
      />
    </Page>
  )
}
