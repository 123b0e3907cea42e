import { isolated } from '@hubs/rules/text/isolated'
import { writeOffer } from '@hubs/schema/plans/plans'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { put } from '#lib/api-client.ts'
import { useTyped } from '#lib/drafts/use-typed.ts'
import { Button } from '#ui/button.tsx'
import { ElsewhereNote } from '#ui/forms/elsewhere-note.tsx'
import { Field } from '#ui/fields/field.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { offersAt, offersQuery } from './support.queries.ts'

type OfferFieldProps = {
  meetingId: string
  meId: string
  to: { id: string; name: string }
  /** Where it is written for the whole group. */
  label?: string
  hint?: string
}

/** While a colleague speaks: something for their own record, which nobody else reads. */
export function OfferField({ meetingId, meId, to, label, hint }: OfferFieldProps) {
  const client = useQueryClient()
  const draft = `offer/${meetingId}/${to.id}`
  const { data } = useQuery(offersQuery(meetingId))
  const given = data?.find(offer => offer.by.id === meId && offer.to.id === to.id)?.text ?? ''
  const { value: typed, type, accepted, elsewhere } = useTyped<string | null>(draft, null)
  const text = typed ?? given
  const write = useMutation({
    mutationFn: () => put(`${offersAt(meetingId)}/${encodeURIComponent(to.id)}`, writeOffer.parse({ text }), z.null()),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: offersQuery(meetingId).queryKey })
      accepted(null)
    },
  })
  return (
    <form
      className="col"
      data-settled={text.trim() === given || undefined}
      onSubmit={event => {
        event.preventDefault()
        write.mutate()
      }}
    >
      <Field
        kind="long"
        rows={2}
        maxLength={400}
        label={label ?? `A question or an offer of help for ${isolated(to.name)}`}
        hint={hint ?? `Only ${isolated(to.name)} and you will see this.`}
        value={text}
        onChange={event => type(event.target.value)}
      />
      <ElsewhereNote elsewhere={elsewhere} />
      <ErrorNote error={write.error} />
      <div className="row wrap">
        <Button type="submit" isPending={write.isPending} isDisabled={text.trim() === given}>
          {given ? 'Update' : `Send to ${isolated(to.name)}`}
        </Button>
        <p className="s quiet" role="status">
          {given && typed === null && `Sent to ${isolated(to.name)}.`}
        </p>
      </div>
    </form>
  )
}
