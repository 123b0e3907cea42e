import { useNavigate } from 'react-router-dom'
import { ReferenceForm } from '#features/references/reference-form.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Section } from '#ui/section.tsx'
import { useToast } from '#ui/status.tsx'
import { paths } from '#app/paths.ts'
import '../narrow-page.css'

/** A source by its fields. */
export default function ReferenceNewScreen() {
  const heading = usePageTitle('Add a source · Learning Hubs')
  const navigate = useNavigate()
  const say = useToast()
  return (
    <main className="page narrow-page" id="main">
      <div className="col tight">
        <BackLink to={paths.references}>Sources</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          Add a source
        </h1>
        <p className="quiet">
          All colleagues can see this. It’s marked “not checked yet” until someone checks it against the original.
        </p>
      </div>
      <Section title="Details">
        <ReferenceForm
          onDone={({ id }) => {
            say('Added. Thank you.')
            navigate(paths.reference(id))
          }}
        />
      </Section>
    </main>
  )
}
