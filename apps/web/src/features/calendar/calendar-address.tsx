import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { shortDate } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { Confirm } from '#ui/dialog.tsx'
import { Field } from '#ui/fields/field.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { calendarQuery, useMakeCalendar, useRemoveCalendar } from './calendar.queries.ts'
import { afterwards } from '#lib/query-client.ts'

/** One's own meetings in one's own calendar: an address that it follows. */
export function CalendarAddress({ timeZone }: { timeZone: string }) {
  const { data } = useSuspenseQuery(calendarQuery())
  const [address, setAddress] = useState<string | null>(null)
  return (
    <>
      {address !== null && <Address address={address} />}
      {data.createdAt !== null && address === null && (
        <p>
          You created a calendar address on {shortDate(data.createdAt, timeZone)}. It’s only shown once. If you need it
          again, create a new one.
        </p>
      )}
      <Ways has={data.createdAt !== null} onMade={setAddress} />
    </>
  )
}

/** Now or never: the server keeps no more than its hash. */
function Address({ address }: { address: string }) {
  const say = useToast()
  async function copy() {
    try {
      await navigator.clipboard.writeText(address)
      say('Address copied.')
    } catch {
      say('Your browser didn’t allow copying. Select the address and copy it.')
    }
  }
  return (
    <>
      <Field
        label="Your calendar address"
        hint="Only you should have this: anyone with the address can see when and where you meet. It won’t be shown again."
        readOnly
        value={address}
        onFocus={event => event.target.select()}
      />
      <div className="row wrap">
        <Button look="main" onPress={() => void copy()}>
          Copy address
        </Button>
        {/* A browser would save the file once; by this scheme a calendar follows the address. */}
        <a className="btn" href={address.replace(/^https?:/, 'webcal:')}>
          Open in your calendar
        </a>
      </div>
      <ul className="s quiet">
        <li>Google Calendar: Other calendars, From URL.</li>
        <li>Outlook: Add calendar, Subscribe from web.</li>
        <li>iPhone or Mac: choose “Open in your calendar”.</li>
        <li>
          Google and Outlook fetch the address from the internet. On a server only the school can reach, they can’t.
        </li>
      </ul>
    </>
  )
}

function Ways({ has, onMade }: { has: boolean; onMade: (address: string | null) => void }) {
  const make = useMakeCalendar()
  const remove = useRemoveCalendar()
  const say = useToast()
  const [asking, setAsking] = useState<'replace' | 'remove' | null>(null)
  const problem = make.error ?? remove.error
  const create = () =>
    afterwards(make.mutateAsync(), ({ url }) => {
      setAsking(null)
      onMade(url)
      say('Calendar address created.')
    })
  const end = () =>
    afterwards(remove.mutateAsync(), () => {
      setAsking(null)
      onMade(null)
      say('Calendar address removed.')
    })
  return (
    <>
      <ErrorNote error={problem} />
      <div className="row wrap">
        <Button isPending={make.isPending} onPress={() => (has ? setAsking('replace') : create())}>
          {has ? 'Create a new address' : 'Create a calendar address'}
        </Button>
        {has && (
          <Button look="ghost" onPress={() => setAsking('remove')}>
            Remove address
          </Button>
        )}
      </div>
      <Confirm
        open={asking !== null}
        title={asking === 'remove' ? 'Remove your calendar address?' : 'Create a new address?'}
        action={asking === 'remove' ? 'Remove address' : 'Create a new address'}
        keep="Keep the address"
        danger={asking === 'remove'}
        pending={make.isPending || remove.isPending}
        onConfirm={asking === 'remove' ? end : create}
        onClose={() => setAsking(null)}
      >
        <p>The address you have now will stop working, and calendars that use it won’t update any more.</p>
      </Confirm>
    </>
  )
}
