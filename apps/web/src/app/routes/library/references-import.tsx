import { ImportForm } from '#features/references/import-form.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Section } from '#ui/section.tsx'
import { paths } from '#app/paths.ts'
import '../narrow-page.css'

/** Sources from another program. */
export default function ReferencesImportScreen() {
  const heading = usePageTitle('Import sources · Learning Hubs')
  return (
    <main className="page narrow-page" id="main">
      <div className="col tight">
        <BackLink to={paths.references}>Sources</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          Import sources
        </h1>
      </div>
      <Section title="Sources to import">
        <ImportForm linkTo={paths.reference} />
      </Section>
    </main>
  )
}
