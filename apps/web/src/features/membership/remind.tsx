import { count, inWords } from '@hubs/rules/text/words'
import type { ChoiceReminders, ChoosersReminded } from '@hubs/schema/membership/membership'
import { type ReactNode, useState } from 'react'
import { capital } from '#lib/page/capital.ts'
import { shortDateTime } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useRemind } from './waiting.queries.ts'
import { afterwards } from '#lib/query-client.ts'

type Sent = ChoiceReminders['items']

const kinds: Record<Sent[number]['kind'], string> = {
  opens: 'Hub choices are open',
  'closes-soon': 'Closes soon',
  'last-day': 'Last day',
  closed: 'Hub choices have closed',
  'by-hand': 'Reminder',
}

/** Sendings of one kind on one occasion, with everyone they went to. */
function sendings(sent: Sent) {
  const groups = Map.groupBy(sent, ({ kind, at, byName }) => `${kind} ${at} ${byName}`)
  return [...groups.values()].flatMap(items => {
    const [first] = items
    return first ? [{ ...first, names: items.map(({ personId, name }) => ({ personId, name })) }] : []
  })
}

/** "Nine people reminded. One person had a reminder today already." */
export function toldInWords({ reminded, already }: ChoosersReminded): string {
  if (reminded === 0) return 'They’ve all had a reminder today already.'
  const before = already > 0 ? ` ${capital(count(already, 'person', 'people'))} had a reminder today already.` : ''
  return `${capital(count(reminded, 'person', 'people'))} reminded.${before}`
}

type RemindProps = {
  /** How many teachers have not chosen or ranked. */
  owing: number
  /** How many of them have yet to accept their invitation: no reminder goes to them. */
  notAccepted: number
  toInvitations: ReactNode
  ranked: boolean
  open: boolean
  /** "Fri 25 Sep, 16:00". */
  closes: string
  sent: Sent
  timeZone: string
}

/** Those who have not chosen: when they are reminded by themselves, a reminder by hand, and who had one when. */
export function Remind({ owing, notAccepted, toInvitations, ranked, open, closes, sent, timeZone }: RemindProps) {
  const did = ranked ? 'ranked the hubs' : 'chosen a hub'
  const all =
    owing === 0 ? `Every teacher has ${did}.` : `${capital(count(owing, 'teacher hasn’t', 'teachers haven’t'))} ${did}.`
  const when = open ? ` Hub choices close on ${closes}.` : ` Hub choices closed on ${closes}.`
  return (
    <Section
      title={ranked ? 'Who hasn’t ranked' : 'Who hasn’t chosen'}
      words={`${all}${when}`}
      aside={open && owing > notAccepted && <RemindNow owing={owing - notAccepted} did={did} />}
    >
      <p>
        {open && 'They get a notification three days before hub choices close and on the last day. '}
        {ranked
          ? 'Anyone who doesn’t rank gets a place too, without taking one from colleagues who did.'
          : 'Once choices close, everyone gets a notification with their hub.'}
      </p>
      {notAccepted > 0 && (
        <p>
          {notAccepted === owing
            ? 'They haven’t accepted an invitation'
            : `${capital(inWords(notAccepted))} of them ${notAccepted === 1 ? 'hasn’t' : 'haven’t'} accepted an invitation`}
          {' yet, so reminders don’t go to them. '}
          {toInvitations}
        </p>
      )}
      {sent.length > 0 && <RemindersSent sent={sent} timeZone={timeZone} />}
    </Section>
  )
}

/** Asked first, since an email can't be taken back. */
function RemindNow({ owing, did }: { owing: number; did: string }) {
  const [asking, setAsking] = useState(false)
  const remind = useRemind()
  const say = useToast()
  const send = () =>
    afterwards(remind.mutateAsync({}), told => {
      setAsking(false)
      say(toldInWords(told))
    })
  return (
    <>
      <Button onPress={() => setAsking(true)}>Remind them now</Button>
      <Confirm
        open={asking}
        title={`Remind ${count(owing, 'teacher')}?`}
        action={remind.isPending ? 'Sending…' : 'Send reminders'}
        keep="Not now"
        pending={remind.isPending}
        onClose={() => setAsking(false)}
        onConfirm={send}
      >
        <p>
          {owing === 1 ? `The teacher who hasn’t ${did}` : `Each teacher who hasn’t ${did}`} will get a reminder, unless
          they’ve already had one today.
        </p>
        <ErrorNote error={remind.error} />
      </Confirm>
    </>
  )
}

/** Who had a reminder when: those of one occasion together. */
function RemindersSent({ sent, timeZone }: Pick<RemindProps, 'sent' | 'timeZone'>) {
  return (
    <details>
      <summary>Reminders sent</summary>
      <ul className="plain col">
        {sendings(sent).map(({ kind, at, byName, names }) => (
          <li key={`${kind} ${at}`}>
            <strong>
              {kinds[kind]}, {shortDateTime(at, timeZone)}
            </strong>
            {byName && (
              <span className="quiet">
                , sent by <bdi>{byName}</bdi>
              </span>
            )}
            <br />
            <span className="s quiet">
              {names.map(({ personId, name }, n) => (
                <span key={personId}>
                  {n > 0 && ', '}
                  <bdi>{name}</bdi>
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
