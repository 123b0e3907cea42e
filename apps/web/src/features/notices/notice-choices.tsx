import { useSuspenseQuery } from '@tanstack/react-query'
import type { NoticeChannel, NoticeChoices as NoticeChoicesAnswer } from '@hubs/schema/notices'
import { useId } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { shortDate } from '#lib/time/time.ts'
import { FieldError, FieldHint } from '#ui/fields/field-notes.tsx'
import { Button } from '#ui/button.tsx'
import { ErrorNote, ProblemNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { choiceGroups, choiceWords } from './notice-labels.ts'
import { noticeChoicesQuery, useChooseWay, useChooseWayForAll } from './notices.queries.ts'
import { afterwards } from '#lib/query-client.ts'

const channels: readonly { value: NoticeChannel; label: string }[] = [
  { value: 'email', label: 'Email' },
  { value: 'digest', label: 'Once a day' },
  { value: 'off', label: 'Only here' },
]

/** How somebody hears of what is not essential. Applies as soon as it is chosen. */
export function NoticeChoices({ email, timeZone }: { email: string; timeZone: string }) {
  const { data } = useSuspenseQuery(noticeChoicesQuery())
  return (
    <>
      {data.refusedSince !== null && (
        <ProblemNote>
          Emails to {email} have been refused since {shortDate(data.refusedSince, timeZone)}. If the address is wrong,
          ask your administrator to correct it.
        </ProblemNote>
      )}
      <AllAtOnce choices={data.choices} />
      {choiceGroups.map(group => (
        <ChoiceTable
          key={group}
          group={group}
          choices={data.choices.filter(of => choiceWords[of.kind].group === group)}
        />
      ))}
      <p className="s quiet">
        “Once a day” is one email after school, at 16:00. You always get an email when a colleague changes your hub,
        when a meeting or an observation moves or is cancelled, and when your data is downloaded.
      </p>
    </>
  )
}

type Chosen = NoticeChoicesAnswer['choices']

/** A row for each kind, a column for each way: what is different from the rest is seen at once. */
function ChoiceTable({ group, choices }: { group: string; choices: Chosen }) {
  const id = useId()
  if (choices.length === 0) return null
  return (
    <table className="notice-choices">
      <thead>
        <tr>
          <th scope="col">{group}</th>
          {channels.map(({ value, label }) => (
            <th key={value} scope="col" id={`${id}-${value}`}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {choices.map(({ kind, channel }) => (
          <Choice key={kind} kind={kind} channel={channel} columns={id} />
        ))}
      </tbody>
    </table>
  )
}

/** The same way for everything in one tap, for whoever wants fewer emails or more. */
function AllAtOnce({ choices }: { choices: Chosen }) {
  const choose = useChooseWayForAll()
  const say = useToast()
  const kindsOn = (channel: NoticeChannel) => choices.filter(each => each.channel !== channel).map(({ kind }) => kind)
  return (
    <div className="col tight">
      <div className="row wrap" role="group" aria-label="Everything">
        <span>Everything:</span>
        {channels.map(({ value, label }) => (
          <Button
            key={value}
            aria-pressed={kindsOn(value).length === 0}
            isPending={choose.isPending && choose.variables.channel === value}
            onPress={() =>
              afterwards(choose.mutateAsync({ kinds: kindsOn(value), channel: value }), () => say('Saved.'))
            }
          >
            {label}
          </Button>
        ))}
      </div>
      <ErrorNote error={choose.error} />
    </div>
  )
}

function Choice({ kind, channel, columns }: Chosen[number] & { columns: string }) {
  const id = useId()
  const choose = useChooseWay(kind)
  const say = useToast()
  const chosen = choose.isPending ? choose.variables : channel
  const { label, hint } = choiceWords[kind]
  return (
    <tr>
      <th scope="row">
        <span id={id}>{label}</span>
        <FieldHint id={id}>{hint}</FieldHint>
        <FieldError id={id}>{choose.error && sentenceOf(choose.error)}</FieldError>
      </th>
      {channels.map(({ value }) => (
        <td key={value}>
          <label>
            <input
              type="radio"
              name={kind}
              aria-labelledby={`${id} ${columns}-${value}`}
              aria-describedby={`${id}-hint`}
              checked={chosen === value}
              onChange={() => afterwards(choose.mutateAsync(value), () => say('Saved.'))}
            />
          </label>
        </td>
      ))}
    </tr>
  )
}
