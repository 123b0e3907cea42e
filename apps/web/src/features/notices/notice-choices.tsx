import { useSuspenseQuery } from '@tanstack/react-query'
import type { NoticeWay, OptionalNoticeKind } from '@hubs/schema/notices'
import { sentenceOf } from '#lib/api-client.ts'
import { shortDate } from '#lib/time/time.ts'
import { ChoiceField } from '#ui/forms/choice-field.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { useToast } from '#ui/status.tsx'
import { choiceWords } from './notice-labels.ts'
import { noticeChoicesQuery, useChooseWay } from './notices.queries.ts'

const ways = [
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
      {data.choices.map(({ kind, way }) => (
        <Choice key={kind} kind={kind} way={way} />
      ))}
      <p className="s quiet">
        “Once a day” is one email after school, at 16:00. When a meeting moves or is cancelled, or your hub or hours
        change, you always get an email.
      </p>
    </>
  )
}

function Choice({ kind, way }: { kind: OptionalNoticeKind; way: NoticeWay }) {
  const choose = useChooseWay(kind)
  const say = useToast()
  return (
    <ChoiceField
      kind="one"
      label={choiceWords[kind].label}
      hint={choiceWords[kind].hint}
      name={kind}
      choices={ways}
      chosen={choose.isPending ? choose.variables : way}
      error={choose.error ? sentenceOf(choose.error) : undefined}
      onChange={event => {
        const wanted = ways.find(({ value }) => value === event.target.value)?.value as NoticeWay
        choose.mutate(wanted, { onSuccess: () => say('Saved.') })
      }}
    />
  )
}
