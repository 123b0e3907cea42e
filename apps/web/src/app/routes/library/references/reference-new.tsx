import { useNavigate } from 'react-router-dom'
import { ReferenceForm } from '#features/references/reference-form.tsx'
import { paths } from '#shared/paths.ts'
import { Page } from '#ui/page/page.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import '../../narrow-page.css'

/** A source by its fields. */
export default function ReferenceNewScreen() {
  const navigate = useNavigate()
  const say = useToast()
  return (
    <Page
      look="narrow-page"
      title="Add a source"
      back={{ to: paths.references, label: 'Sources' }}
      more={
        <p className="quiet">
          All colleagues can see this. It’s marked “not checked yet” until someone checks it against the original.
        </p>
      }
    >
      <Section title="Details">
        <ReferenceForm
          onDone={({ id }) => {
            say('Added. Thank you.')
            navigate(paths.reference(id))
          }}
        />
      </Section>
    </Page>
  )
}
