import { useSuspenseQuery } from '@tanstack/react-query'
import type { NoticeChannel, OptionalNoticeKind } from '@hubs/schema/notices'
import { sentenceOf } from '#lib/api-client.ts'
import { shortDate } from '#lib/time/time.ts'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { choiceWords } from './notice-labels.ts'
import { noticeChoicesQuery, useChooseWay } from './notices.queries.ts'

const channels = [
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
      {data.choices.map(({ kind, channel }) => (
        <Choice key={kind} kind={kind} channel={channel} />
      ))}
      <p className="s quiet">
        “Once a day” is one email after school, at 16:00. You always get an email when a colleague changes your hub,
        when a meeting or an observation moves or is cancelled, and when your data is downloaded.
      </p>
    </>
  )
}

function Choice({ kind, channel }: { kind: OptionalNoticeKind; channel: NoticeChannel }) {
  const choose = useChooseWay(kind)
  const say = useToast()
  return (
    <ChoiceField
      kind="one"
      look="pills"
      label={choiceWords[kind].label}
      hint={choiceWords[kind].hint}
      name={kind}
      choices={channels}
      chosen={choose.isPending ? choose.variables : channel}
      error={choose.error ? sentenceOf(choose.error) : undefined}
      onChange={event => {
        const wanted = channels.find(({ value }) => value === event.target.value)?.value as NoticeChannel
        choose.mutate(wanted, { onSuccess: () => say('Saved.') })
      }}
    />
  )
}
