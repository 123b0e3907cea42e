import { isolated } from '@hubs/rules/text/isolated'
import { useState } from 'react'
import type { ChoiceRow } from '@hubs/schema/membership/membership'
import { sentenceOf } from '#lib/api-client.ts'
import { movedWords } from '#shared/moved-words.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { usePlacePerson } from './membership.queries.ts'

/** A hub to place somebody in: "Two places left". */
type PlaceOption = { slug: string; name: string; words: string; full: boolean }

type PlaceDialogProps = { row: ChoiceRow; options: readonly PlaceOption[]; onClose: () => void }

const NOWHERE = ''

/** A coordinator puts somebody into a hub, moves them, or takes them out; it can be undone. */
export function PlaceDialog({ row, options, onClose }: PlaceDialogProps) {
  const place = usePlacePerson()
  const say = useToast()
  const [to, setTo] = useState(row.hubSlug ?? NOWHERE)
  const put = (hubSlug: string | null) => place.mutateAsync({ personId: row.personId, hubSlug })
  const unchanged = to === (row.hubSlug ?? NOWHERE)

  async function save() {
    const name = options.find(option => option.slug === to)?.name
    try {
      await put(to === NOWHERE ? null : to)
      onClose()
      const back = () =>
        void put(row.hubSlug).then(
          () => say('Undone.'),
          error => say(sentenceOf(error)),
        )
      say(name ? `${isolated(row.name)} is in ${name} now.` : `${isolated(row.name)} isn’t in a hub now.`, back)
    } catch {
      // The sentence stands in the dialog.
    }
  }

  return (
    <Dialog
      open
      title={row.hubSlug ? `Change hub for ${isolated(row.name)}` : `Add ${isolated(row.name)} to a hub`}
      onClose={onClose}
    >
      <ChoiceField
        kind="one"
        look="lines"
        name="hub"
        label={<span className="hidden-text">Hub</span>}
        choices={[
          ...options.map(({ slug, name, words, full }) => ({
            value: slug,
            label: <bdi>{name}</bdi>,
            hint: slug === row.hubSlug ? 'Now' : words,
            disabled: full && slug !== row.hubSlug,
          })),
          ...(row.hubSlug ? [{ value: NOWHERE, label: 'No hub' }] : []),
        ]}
        chosen={to}
        onChange={event => setTo(event.target.value)}
      />
      {row.hubSlug && !unchanged && (
        <p className="quiet">{movedWords('they', to === NOWHERE ? 'none' : 'another hub')}</p>
      )}
      <ErrorNote error={place.error} />
      <div className="row wrap">
        <Button look="main" isDisabled={unchanged} isPending={place.isPending} onPress={() => void save()}>
          {to === NOWHERE && !unchanged ? 'Remove from the hub' : 'Save'}
        </Button>
        <Button look="ghost" onPress={onClose}>
          Cancel
        </Button>
      </div>
    </Dialog>
  )
}
