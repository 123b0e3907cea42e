import UserPlus from 'lucide-react/icons/user-plus'
import { can } from '@hubs/rules/can'
import { actorOf } from '#features/accounts/actor.ts'
import { MailNote } from '#features/operations/mail-note.tsx'
import { ExportPeople } from '#features/staff/export-people.tsx'
import { PeopleList } from '#features/staff/people-list.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import NotFoundScreen from '../not-found.tsx'

/** Coordinators read the list; only administrators change it. */
export default function PeopleScreen() {
  const me = useMe()
  const here = { schoolId: me.school.id }
  if (!can(actorOf(me), 'person:list', here)) return <NotFoundScreen />
  return <People schoolName={me.school.name} mayEdit={can(actorOf(me), 'person:edit', here)} />
}

function People({ schoolName, mayEdit }: { schoolName: string; mayEdit: boolean }) {
  return (
    <Page
      title="People"
      more={
        <p className="quiet">
          {mayEdit
            ? `Everyone at ${schoolName} with an account. Only administrators can add people.`
            : `Everyone at ${schoolName} with an account. Your administrator can add people and edit their details.`}
        </p>
      }
      aside={
        <div className="row wrap">
          {mayEdit && (
            <LinkButton to={paths.newPerson} look="main">
              <UserPlus className="icon" aria-hidden />
              Add a person
            </LinkButton>
          )}
          {mayEdit && <LinkButton to={paths.importPeople}>Import people</LinkButton>}
          <LinkButton to={paths.invitations}>Invitations</LinkButton>
          <ExportPeople />
        </div>
      }
    >
      {/* Here and where one is added: an account without its email is an account nobody can open. */}
      <MailNote />
      <PeopleList
        linkTo={paths.person}
        whenNobody={
          <EmptyState title="No one here yet">
            <p>Import a list of your colleagues, or add them one by one.</p>
          </EmptyState>
        }
      />
    </Page>
  )
}
