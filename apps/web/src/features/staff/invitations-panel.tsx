import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import MailPlus from 'lucide-react/icons/mail-plus'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router-dom'
import { count } from '@hubs/rules/text/words'
import type { InvitationProgress, InviteMany } from '@hubs/schema/people-import'
import { capital } from '#lib/page/capital.ts'
import { shortDate } from '#lib/time/time.ts'
import { paths } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { CountCard, CountCards } from '#ui/figures/count-card.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { PagedList } from '#ui/page/paged-list.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { invitationsQuery, notComeQuery, useInviteMany } from './imports/imports.queries.ts'
import './imports/people-import.css'
import '#ui/ruled-table.css'
import './people-table.css'
import { afterwards } from '#lib/query-client.ts'

type InvitationsPanelProps = {
  timeZone: string
  asks: boolean
  /** What becomes of them where no emails are sent yet: said before one is asked to send any. */
  note: ReactNode
}

/** Everyone invited at once, and again those who haven't come: with how far it is, and who is missing. */
export function InvitationsPanel({ timeZone, asks, note }: InvitationsPanelProps) {
  const { data } = useSuspenseQuery(invitationsQuery())
  return (
    <>
      <CountCards>
        <CountCard number={String(data.come)} what="signed in" />
        <CountCard number={String(data.notCome)} what="invited, not signed in yet" />
        <CountCard number={String(data.neverInvited)} what="not invited yet" />
      </CountCards>
      <InviteButtons progress={data} {...{ asks, note }} />
      <Boundary waiting="Loading people…">
        <NotCome progress={data} {...{ timeZone, note }} />
      </Boundary>
    </>
  )
}

type InviteButtonsProps = Pick<InvitationsPanelProps, 'asks' | 'note'> & { progress: InvitationProgress }

/** For those who were never invited. Inviting again stands with the names, in `NotCome`. */
function InviteButtons({ progress, asks, note }: InviteButtonsProps) {
  const { neverInvited } = progress
  return (
    <div className="col">
      {neverInvited > 0 && (
        <div className="row wrap">
          <InviteButton whom="never-invited" people={neverInvited} asks={asks} note={note} look="main">
            <MailPlus className="icon" aria-hidden />
            {`Invite ${count(neverInvited, 'person', 'people')}`}
          </InviteButton>
        </div>
      )}
      <Sending {...progress} saved={Boolean(note)} />
      <p className="s quiet">
        An invitation works for two weeks. A new one replaces it. Anyone invited in the last hour is left out.
      </p>
    </div>
  )
}

type InviteButtonProps = {
  whom: InviteMany['whom']
  /** How many emails at most. */
  people: number
  note: ReactNode
  /** Whether the question is open from the start. */
  asks?: boolean
  look?: 'main' | 'plain'
  children: ReactNode
}

/** Asked first, since an email can't be taken back. */
function InviteButton({ whom, people, note, asks = false, look = 'plain', children }: InviteButtonProps) {
  const [asking, setAsking] = useState(asks)
  const invite = useInviteMany()
  const say = useToast()
  const all = count(people, 'person', 'people')
  const first = whom === 'never-invited'
  const havent = people === 1 ? 'hasn’t' : 'haven’t'
  const send = () =>
    afterwards(invite.mutateAsync({ whom }), () => {
      setAsking(false)
      say(`Inviting ${all}.`)
    })
  return (
    <>
      <Button look={look} onPress={() => setAsking(true)}>
        {children}
      </Button>
      <Confirm
        open={asking}
        title={`Invite ${all}${first ? '' : ' again'}?`}
        action={invite.isPending ? 'Inviting…' : first ? 'Send invitations' : 'Resend invitations'}
        keep="Not now"
        pending={invite.isPending}
        onClose={() => setAsking(false)}
        onConfirm={send}
      >
        <p>
          {first
            ? `${capital(all)} ${havent} been invited yet.`
            : `${capital(all)} ${havent} signed in. Earlier invitations stop working. Anyone invited in the last hour is left out.`}
        </p>
        {note}
        <ErrorNote error={invite.error} />
      </Confirm>
    </>
  )
}

/** What is on its way: emails leave one after another, so a whole school takes minutes. `saved`: only on the server. */
function Sending({ waiting, failing, notCome, saved }: InvitationProgress & { saved: boolean }) {
  if (waiting === 0) return <p className="hidden-text" role="status" />
  return (
    <div role="status" className="col tight">
      <p>
        {capital(count(waiting, 'email'))} still to {saved ? 'save' : 'send'}…
      </p>
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

type NotComeProps = Pick<InvitationsPanelProps, 'timeZone' | 'note'> & {
  /** To invite them again by. */
  progress: InvitationProgress
}

/** Who has been invited and hasn't signed in, by name, each to be invited again alone. */
function NotCome({ timeZone, progress, note }: NotComeProps) {
  const query = useSuspenseInfiniteQuery(notComeQuery())
  if (query.data.pages[0]?.items.length === 0) return <AllHaveCome />
  return (
    // Inviting again stands here, and never where the first button was: a second click there must not send more.
    <Section
      title="Who hasn’t signed in yet"
      aside={
        progress.notCome > 0 && (
          <InviteButton whom="not-come" people={progress.notCome + progress.neverInvited} note={note}>
            Resend to everyone who hasn’t signed in
          </InviteButton>
        )
      }
    >
      <PagedList query={query} empty={null} loading="Loading more people…">
        {people => (
          <table className="ruled-table people-table">
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
                    <Link to={paths.person(id)}>
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
