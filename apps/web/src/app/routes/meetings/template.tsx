import { quoted } from '@hubs/rules/text/quoted'
import { isolated } from '@hubs/rules/text/isolated'
import type { AgendaTemplate } from '@hubs/schema/meetings/templates'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router-dom'
import { usePageQuery } from '#app/shell/use-page-query.ts'
import { AgendaTemplateEditor } from '#features/meetings/agenda/agenda-template.tsx'
import { AgendaTemplateView } from '#features/meetings/details/agenda-template-view.tsx'
import { copyName, NameTemplate } from '#features/preparation/templates/name-template.tsx'
import { templateQuery, useUpdateTemplate } from '#features/preparation/preparation.queries.ts'
import { paths } from '#shared/paths.ts'
import { Button } from '#ui/button.tsx'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notes/problem-note.tsx'
import { Page } from '#ui/page/page.tsx'
import '../narrow-page.css'

export default function TemplateScreen() {
  const { id = '' } = useParams()
  const { data } = usePageQuery(templateQuery(id))
  // A copy opens on the page of what it was copied from: its form begins anew.
  return <Template key={data.id} template={data} />
}

function Template({ template }: { template: AgendaTemplate }) {
  const update = useUpdateTemplate()
  const { builtIn, mayChange, archived, version, id } = template
  return (
    <Page
      look="narrow-page"
      title={template.name}
      back={{ to: paths.templates, label: 'Agenda templates' }}
      lead={
        <span className="num">
          {template.minutes} minutes.{' '}
          {builtIn
            ? 'Supplied with Learning Hubs. You can’t edit it, but you can copy it.'
            : !mayChange && `Shared by ${isolated(template.owner?.name ?? '')}.`}
        </span>
      }
      more={!mayChange && <Clone template={template} />}
    >
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
      <ErrorNote error={update.error} />
      {mayChange ? (
        <AgendaTemplateEditor template={template} save={change => update.mutateAsync({ ...change, id })} />
      ) : (
        <AgendaTemplateView template={template} />
      )}
    </Page>
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
      <Dialog open={open} title={`Copy ${quoted(template.name)}`} onClose={() => setOpen(false)}>
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
