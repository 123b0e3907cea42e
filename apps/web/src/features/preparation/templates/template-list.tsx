import { quoted } from '@hubs/rules/text/quoted'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { TemplateInList } from '@hubs/schema/meetings/templates'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { afterwards } from '#lib/query-client.ts'
import { paths } from '#shared/paths.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { RefetchNote } from '#ui/notes/refetch-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { copyName, NameTemplate } from './name-template.tsx'
import { templatesQuery, useUpdateTemplate } from '../preparation.queries.ts'
import { templateWords } from './use-template.tsx'
import './templates.css'

/** The agendas that come with the programme, then the school's own. */
export function TemplateList({ open }: { open: (id: string) => void }) {
  const [cloning, setCloning] = useState<TemplateInList | null>(null)
  return (
    <>
      <Boundary waiting="Loading templates…">
        <Active clone={setCloning} />
      </Boundary>
      <Archived />
      <Dialog open={cloning !== null} title={`Copy ${quoted(cloning?.name ?? '')}`} onClose={() => setCloning(null)}>
        {cloning && (
          <NameTemplate
            from="template"
            sourceId={cloning.id}
            name={copyName(cloning.name)}
            words="Your own copy. Only you can see it until you share it."
            onDone={made => open(made.id)}
          />
        )}
      </Dialog>
    </>
  )
}

function Active(rows: Omit<RowsProps, 'templates'>) {
  const query = useSuspenseQuery(templatesQuery('active'))
  const { data } = query
  const own = data.filter(({ builtIn }) => !builtIn)
  return (
    <>
      <RefetchNote query={query} />
      <Section title="Your school’s templates">
        {own.length === 0 ? (
          <EmptyState inSection title="No templates yet">
            <p>Copy a template below, or save a meeting’s agenda as a template from its agenda page.</p>
          </EmptyState>
        ) : (
          <Rows {...rows} templates={own} />
        )}
      </Section>
      <Section
        title="Supplied templates"
        words="You can’t edit these, but they fit any length of meeting. Copy one to make it your own."
      >
        <Rows {...rows} templates={data.filter(({ builtIn }) => builtIn)} />
      </Section>
    </>
  )
}

type RowsProps = {
  templates: readonly TemplateInList[]
  clone: (template: TemplateInList) => void
}

function Rows({ templates, clone }: RowsProps) {
  return (
    <ul className="template-choices plain">
      {templates.map(template => (
        <li key={template.id}>
          <div>
            <Link to={paths.template(template.id)}>
              <bdi>{template.name}</bdi>
            </Link>
            <p className="s quiet">{templateWords(template)}</p>
          </div>
          <div className="row">
            <Button aria-label={`Copy ${template.name}`} onPress={() => clone(template)}>
              Copy
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
  const say = useToast()
  const { id, name, version } = template
  const archive = () =>
    afterwards(update.mutateAsync({ id, archived: true, expectedVersion: version }), ({ version: now }) =>
      say(`${quoted(name)} archived.`, () => update.mutate({ id, archived: false, expectedVersion: now })),
    )
  return (
    <>
      <Button look="ghost" isPending={update.isPending} aria-label={`Archive ${name}`} onPress={archive}>
        Archive
      </Button>
      <ErrorNote error={update.error} />
    </>
  )
}

/** Asked for only when somebody wants to see them. */
function Archived() {
  const [open, setOpen] = useState(false)
  if (open)
    return (
      <Boundary waiting="Loading archived templates…">
        <ArchivedList />
      </Boundary>
    )
  return (
    <p>
      <Button onPress={() => setOpen(true)}>Show archived templates</Button>
    </p>
  )
}

function ArchivedList() {
  const { data } = useSuspenseQuery(templatesQuery('archived'))
  const update = useUpdateTemplate()
  return (
    <Section title="Archived templates">
      {data.length === 0 && <EmptyState inSection title="No archived templates" />}
      <ul className="template-choices plain">
        {data.map(({ id, name, mayChange, version }) => (
          <li key={id}>
            <Link to={paths.template(id)}>
              <bdi>{name}</bdi>
            </Link>
            {mayChange && (
              <Button
                isPending={update.isPending}
                aria-label={`Restore ${name}`}
                onPress={() => update.mutate({ id, archived: false, expectedVersion: version })}
              >
                Restore
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
