import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import MailPlus from 'lucide-react/icons/mail-plus'
import { Link } from 'react-router-dom'
import { count } from '@hubs/rules/text/words'
import type { InvitationProgress, InviteMany } from '@hubs/schema/people-import'
import { sentenceOf } from '#lib/api-client.ts'
import { capital } from '#lib/page/capital.ts'
import { shortDate } from '#lib/time/time.ts'
import { Boundary } from '#ui/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { CountCard, CountCards } from '#ui/figures/count-card.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { PagedList } from '#ui/paged-list.tsx'
import { Section } from '#ui/section.tsx'
import { useToast } from '#ui/status.tsx'
import { invitationsQuery, notComeQuery, useInviteMany } from './imports.queries.ts'
import './people-import.css'

type InvitationsPanelProps = { timeZone: string; mayInvite: boolean; linkTo: (id: string) => string }

/** Everyone invited at once, and again those who haven't come: with how far it is, and who is missing. */
export function InvitationsPanel({ timeZone, mayInvite, linkTo }: InvitationsPanelProps) {
  const { data } = useSuspenseQuery(invitationsQuery())
  return (
    <>
      <CountCards>
        <CountCard number={String(data.come)} what="signed in" />
        <CountCard number={String(data.notCome)} what="invited, not signed in yet" />
        <CountCard number={String(data.neverInvited)} what="not invited yet" />
      </CountCards>
      {mayInvite && <InviteButtons progress={data} />}
      <Boundary waiting="Loading people…">
        <NotCome timeZone={timeZone} linkTo={linkTo} />
      </Boundary>
    </>
  )
}

function InviteButtons({ progress }: { progress: InvitationProgress }) {
  const invite = useInviteMany()
  const say = useToast()
  const { neverInvited, notCome } = progress
  const send = (whom: InviteMany['whom'], people: number) =>
    invite.mutate(
      { whom },
      { onSuccess: () => say(`Inviting ${count(people, 'person', 'people')}. The emails are on their way.`) },
    )
  const all = neverInvited + notCome
  return (
    <div className="col">
      {invite.error && <ProblemNote>{sentenceOf(invite.error)}</ProblemNote>}
      <div className="row wrap">
        {neverInvited > 0 && (
          <Button look="main" isPending={invite.isPending} onPress={() => send('never-invited', neverInvited)}>
            <MailPlus className="icon" aria-hidden />
            {invite.isPending ? 'Inviting…' : `Invite ${count(neverInvited, 'person', 'people')}`}
          </Button>
        )}
        {notCome > 0 && (
          <Button isPending={invite.isPending} onPress={() => send('not-come', all)}>
            Resend to everyone who hasn’t signed in
          </Button>
        )}
      </div>
      <Sending {...progress} />
      <p className="s quiet">
        An invitation works for two weeks. A new one replaces it. Anyone invited in the last hour is left out.
      </p>
    </div>
  )
}

function Sending({ waiting, failing, notCome }: InvitationProgress) {
  if (waiting === 0) return <p className="hidden-text" role="status" />
  return (
    <div role="status" className="col tight">
      <p>{capital(count(waiting, 'email'))} still to send…</p>
      <progress
        className="invite-progress"
        max={Math.max(notCome, waiting)}
        value={Math.max(0, notCome - waiting)}
        aria-label="Invitations sent"
      />
      {failing > 0 && (
        <p>
          {capital(count(failing, 'email'))} couldn’t be sent yet and will be tried again. If this keeps happening, ask
          your technician to check the email settings.
        </p>
      )}
    </div>
  )
}

function NotCome({ timeZone, linkTo }: Pick<InvitationsPanelProps, 'timeZone' | 'linkTo'>) {
  const query = useSuspenseInfiniteQuery(notComeQuery())
  if (query.data.pages[0]?.items.length === 0) return <AllHaveCome />
  return (
    <Section title="Who hasn’t signed in yet">
      <PagedList query={query} empty={null} loading="Loading more people…">
        {people => (
          <table className="invite-list">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Invited</th>
              </tr>
            </thead>
            <tbody>
              {people.map(({ id, name, email, invitedAt }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link to={linkTo(id)}>
                      <bdi>{name}</bdi>
                    </Link>
                    <br />
                    <span className="s quiet">{email}</span>
                  </th>
                  <td className="num">{invitedAt ? shortDate(invitedAt, timeZone) : 'Not yet'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </PagedList>
    </Section>
  )
}

function AllHaveCome() {
  return (
    <EmptyState title="Everyone has signed in">
      <p>People you add later appear here until they sign in.</p>
    </EmptyState>
  )
}
