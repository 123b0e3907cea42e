import { quoted } from '@hubs/rules/text/quoted'
import { useSuspenseQuery } from '@tanstack/react-query'
import { isolated } from '@hubs/rules/text/isolated'
import { count } from '@hubs/rules/text/words'
import type { MeetingDetail } from '@hubs/schema/meetings/meetings'
import type { TemplateInList } from '@hubs/schema/meetings/templates'
import { useState } from 'react'
import { paths } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { NameTemplate } from './name-template.tsx'
import { templatesQuery, useTemplateOnMeeting, useUndoAgenda } from '../preparation.queries.ts'
import './templates.css'
import { afterwards } from '#lib/query-client.ts'

/** Begin from another agenda, keep this one for later, and take the last such change back. */
export function AgendaSources({ meeting }: { meeting: MeetingDetail }) {
  const [open, setOpen] = useState<'use' | 'keep' | null>(null)
  const undo = useUndoAgenda(meeting.id)
  const say = useToast()
  const close = () => setOpen(null)
  const takeBack = () =>
    afterwards(undo.mutateAsync(meeting.version), () => say('Undone. The agenda is back as it was.'))
  return (
    <div className="col">
      <div className="row wrap">
        <Button onPress={() => setOpen('use')}>Use a template</Button>
        <Button onPress={() => setOpen('keep')}>Save as a template</Button>
        <LinkButton look="ghost" to={paths.templates}>
          All templates
        </LinkButton>
      </div>
      {meeting.agendaUndo && (
        <CalmNote>
          <p>Last change: {meeting.agendaUndo}. You can undo it until you change something else.</p>
          <div>
            <Button isPending={undo.isPending} onPress={takeBack}>
              Undo {meeting.agendaUndo}
            </Button>
          </div>
        </CalmNote>
      )}
      <ErrorNote error={undo.error} />
      <Dialog open={open === 'use'} title="Use a template" onClose={close}>
        <Choose meeting={meeting} onDone={close} />
      </Dialog>
      <Dialog open={open === 'keep'} title="Save this agenda as a template" onClose={close}>
        <NameTemplate
          from="meeting"
          sourceId={meeting.id}
          name=""
          words="Saves the parts, links, things to bring and checklist as last saved. Only you can see it until you share it."
          onDone={made => {
            say(`Saved as ${quoted(made.name)}.`)
            close()
          }}
        />
      </Dialog>
    </div>
  )
}

function Choose({ meeting, onDone }: { meeting: MeetingDetail; onDone: () => void }) {
  const use = useTemplateOnMeeting(meeting.id)
  const undo = useUndoAgenda(meeting.id)
  const say = useToast()
  const take = ({ id, name }: TemplateInList) =>
    afterwards(use.mutateAsync({ templateId: id, expectedVersion: meeting.version }), ({ version }) => {
      say(`The agenda is now ${quoted(name)}, fitted to ${meeting.minutes} minutes.`, () => undo.mutate(version))
      onDone()
    })
  return (
    <div className="col">
      <p>
        This replaces the agenda, fitted to {meeting.minutes} minutes and{' '}
        {count(meeting.people.length || 10, 'person', 'people')}. You can undo it.
      </p>
      <ErrorNote error={use.error} />
      <Boundary waiting="Loading templates…">
        <Choices isPending={use.isPending} take={take} />
      </Boundary>
    </div>
  )
}

function Choices({ isPending, take }: { isPending: boolean; take: (template: TemplateInList) => void }) {
  const { data } = useSuspenseQuery(templatesQuery('active'))
  return (
    <ul className="template-choices plain">
      {data.map(template => (
        <li key={template.id}>
          <div>
            <strong>
              <bdi>{template.name}</bdi>
            </strong>
            <p className="s quiet">{templateWords(template)}</p>
          </div>
          <Button isPending={isPending} aria-label={`Use ${template.name}`} onPress={() => take(template)}>
            Use
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** "Seven parts, 120 minutes. Supplied template." */
export function templateWords({ parts, minutes, builtIn, shared, owner, mayChange }: TemplateInList): string {
  const whose = builtIn
    ? 'Supplied template'
    : shared
      ? `Shared by ${isolated(owner?.name ?? '')}`
      : mayChange
        ? 'Only you can see it'
        : (owner?.name ?? '')
  return `${count(parts, 'part')}, ${minutes} minutes. ${whose}.`.replace(/^./, first => first.toUpperCase())
}
