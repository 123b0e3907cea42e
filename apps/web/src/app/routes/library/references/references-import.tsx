import { ImportForm } from '#features/references/import-form.tsx'
import { paths } from '#shared/paths.ts'
import { Page } from '#ui/page/page.tsx'
import { Section } from '#ui/page/section.tsx'
import '../../narrow-page.css'

/** Sources from another program. */
export default function ReferencesImportScreen() {
  return (
    <Page look="narrow-page" title="Import sources" back={{ to: paths.references, label: 'Sources' }}>
      <Section title="Sources to import">
        <ImportForm />
      </Section>
    </Page>
  )
}
