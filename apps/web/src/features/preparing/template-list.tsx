import type { TemplateInList } from '@hubs/schema/templates'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Section } from '#ui/section.tsx'
import { useSay } from '#ui/status.tsx'
import { Waiting } from '#ui/waiting.tsx'
import { NameTemplate } from './name-template.tsx'
import { templatesQuery, useUpdateTemplate } from './preparing.queries.ts'
import { templateWords } from './use-template.tsx'
import './templates.css'

type TemplateListProps = { templateTo: (id: string) => string; open: (id: string) => void }

/** The agendas that come with the programme, then the school's own. */
export function TemplateList({ templateTo, open }: TemplateListProps) {
  const { data, error, refetch } = useQuery(templatesQuery('active'))
  const [cloning, setCloning] = useState<TemplateInList | null>(null)
  const own = data?.filter(({ builtIn }) => !builtIn)
  const rows = { templateTo, clone: setCloning }
  return (
    <>
      {error && <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>}
      {!data && !error && <Waiting what="Looking up the templates…" />}
      {own && (
        <Section title="Your school’s own">
          {own.length === 0 ? (
            <EmptyState inSection title="None yet">
              <p>
                Clone one of those below and make it yours, or keep a meeting’s agenda as a template from its agenda
                page.
              </p>
            </EmptyState>
          ) : (
            <Rows {...rows} templates={own} />
          )}
        </Section>
      )}
      {data && (
        <Section
          title="Come with the programme"
          words="They stay as they are, and fit themselves to any length. Clone one to change it."
        >
          <Rows {...rows} templates={data.filter(({ builtIn }) => builtIn)} />
        </Section>
      )}
      <Archived templateTo={templateTo} />
      <Dialog open={cloning !== null} title={`Clone “${cloning?.name ?? ''}”`} onClose={() => setCloning(null)}>
        {cloning && (
          <NameTemplate
            from="template"
            sourceId={cloning.id}
            name={`${cloning.name}, ours`.slice(0, 80)}
            words="A copy that is yours. Only you see it until you share it."
            onDone={made => open(made.id)}
          />
        )}
      </Dialog>
    </>
  )
}

type RowsProps = Pick<TemplateListProps, 'templateTo'> & {
  templates: readonly TemplateInList[]
  clone: (template: TemplateInList) => void
}

function Rows({ templates, templateTo, clone }: RowsProps) {
  return (
    <ul className="template-choices plain">
      {templates.map(template => (
        <li key={template.id}>
          <div>
            <Link to={templateTo(template.id)}>{template.name}</Link>
            <p className="s quiet">{templateWords(template)}</p>
          </div>
          <div className="row">
            <Button aria-label={`Clone ${template.name}`} onPress={() => clone(template)}>
              Clone
            </Button>
            {template.mayChange && <Archive template={template} />}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Out of the list, and back by Undo. */
function Archive({ template }: { template: TemplateInList }) {
  const update = useUpdateTemplate()
  const say = useSay()
  const { id, name, version } = template
  const archive = () =>
    update.mutate(
      { id, archived: true, expectedVersion: version },
      {
        onSuccess: ({ version: now }) =>
          say(`“${name}” is put away.`, () => update.mutate({ id, archived: false, expectedVersion: now })),
      },
    )
  return (
    <>
      <Button look="ghost" isPending={update.isPending} aria-label={`Put ${name} away`} onPress={archive}>
        Put away
      </Button>
      {update.error && <ProblemNote>{sentenceOf(update.error)}</ProblemNote>}
    </>
  )
}

/** Asked for only when somebody wants to see them. */
function Archived({ templateTo }: Pick<TemplateListProps, 'templateTo'>) {
  const [open, setOpen] = useState(false)
  const { data, error, refetch } = useQuery({ ...templatesQuery('archived'), enabled: open })
  const update = useUpdateTemplate()
  if (!open)
    return (
      <p>
        <Button onPress={() => setOpen(true)}>Show what is put away</Button>
      </p>
    )
  if (error) return <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
  if (!data) return <Waiting what="Looking up what is put away…" />
  return (
    <Section title="Put away">
      {data.length === 0 && <EmptyState inSection title="Nothing is put away" />}
      <ul className="template-choices plain">
        {data.map(({ id, name, mayChange, version }) => (
          <li key={id}>
            <Link to={templateTo(id)}>{name}</Link>
            {mayChange && (
              <Button
                isPending={update.isPending}
                aria-label={`Bring ${name} back`}
                onPress={() => update.mutate({ id, archived: false, expectedVersion: version })}
              >
                Bring back
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
