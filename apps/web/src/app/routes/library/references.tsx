import { can } from '@hubs/rules/can'
import { actorOf } from '#features/accounts/actor.ts'
import { ExportButtons } from '#features/references/export-buttons.tsx'
import { ReferenceList } from '#features/references/reference-list.tsx'
import { StyleChoice } from '#features/references/style-choice.tsx'
import { usePageTitle } from '#lib/page/use-page-title.ts'
import { BackLink } from '#ui/back-link.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Section } from '#ui/section.tsx'
import { paths } from '#app/paths.ts'
import { useMe } from '#app/shell/session-gate.tsx'
import '../narrow-page.css'

/** Everything that the library rests on. */
export default function ReferencesScreen() {
  const me = useMe()
  const heading = usePageTitle('Sources · Learning Hubs')
  return (
    <main className="page narrow-page" id="main">
      <div className="col">
        <BackLink to={paths.library}>Strategies</BackLink>
        <h1 ref={heading} tabIndex={-1}>
          Sources
        </h1>
        <p className="lead">
          The research and reading behind the strategies. Sources that haven’t been checked are marked.
        </p>
        <div className="row wrap no-print">
          <LinkButton to={paths.newReference}>Add a source</LinkButton>
          <LinkButton to={paths.importReferences}>Import sources</LinkButton>
        </div>
        <ExportButtons />
      </div>
      <Section title="All sources">
        <ReferenceList linkTo={paths.reference} />
      </Section>
      {can(actorOf(me), 'citation-style:set', { schoolId: me.school.id }) && (
        <Section title="Referencing style">
          <StyleChoice />
        </Section>
      )}
    </main>
  )
}
