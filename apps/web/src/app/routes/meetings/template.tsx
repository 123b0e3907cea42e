import { isolated } from '@hubs/rules/text/isolated'
import type { AgendaTemplate } from '@hubs/schema/meetings/templates'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router-dom'
import { paths } from '#app/paths.ts'
import { AgendaTemplateEditor } from '#features/meetings/agenda/agenda-template.tsx'
import { AgendaTemplateView } from '#features/meetings/agenda/agenda-template-view.tsx'
import { copyName, NameTemplate } from '#features/preparation/name-template.tsx'
import { templateQuery, useUpdateTemplate } from '#features/preparation/preparing.queries.ts'
import { ApiProblem, sentenceOf } from '#lib/api-client.ts'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { CalmNote } from '#ui/calm-note.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Waiting } from '#ui/waiting.tsx'
import NotFound from '../not-found.tsx'
import '../narrow-page.css'

export default function TemplateScreen() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useQuery(templateQuery(id))
  if (data) return <Page key={data.id} template={data} />
  if (error instanceof ApiProblem && ['not-found', 'not-allowed'].includes(error.code)) return <NotFound />
  return (
    <main className="page narrow-page" id="main">
      {error ? (
        <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>
      ) : (
        <Waiting what="Loading the template…" />
      )}
    </main>
  )
}

function Page({ template }: { template: AgendaTemplate }) {
  const heading = usePageTitle(`${template.name} · Learning Hubs`)
  const update = useUpdateTemplate()
  const { builtIn, mayChange, archived, version, id } = template
  return (
    <main className="page narrow-page" id="main">
      <div className="col">
        <BackLink to={paths.templates}>Agenda templates</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          {template.name}
        </h1>
        <p className="lead num">
          {template.minutes} minutes.{' '}
          {builtIn
            ? 'Supplied with Learning Hubs. You can’t edit it, but you can copy it.'
            : !mayChange && `Shared by ${isolated(template.owner?.name ?? '')}.`}
        </p>
        {!mayChange && <Clone template={template} />}
      </div>
      {archived && (
        <CalmNote>
          <p>This template is archived.</p>
          {mayChange && (
            <div>
              <Button
                isPending={update.isPending}
                onPress={() => update.mutate({ id, archived: false, expectedVersion: version })}
              >
                Restore template
              </Button>
            </div>
          )}
        </CalmNote>
      )}
      {update.error && <ProblemNote>{sentenceOf(update.error)}</ProblemNote>}
      {mayChange ? (
        <AgendaTemplateEditor template={template} save={change => update.mutateAsync({ ...change, id })} />
      ) : (
        <AgendaTemplateView template={template} />
      )}
    </main>
  )
}

function Clone({ template }: { template: AgendaTemplate }) {
  const [open, setOpen] = useState(false)
  const navigate = useNavigate()
  return (
    <>
      <div>
        <Button onPress={() => setOpen(true)}>Copy template</Button>
      </div>
      <Dialog open={open} title={`Copy “${template.name}”`} onClose={() => setOpen(false)}>
        <NameTemplate
          from="template"
          sourceId={template.id}
          name={copyName(template.name)}
          words="Your own copy. Only you can see it until you share it."
          onDone={made => void navigate(paths.template(made.id))}
        />
      </Dialog>
    </>
  )
}
