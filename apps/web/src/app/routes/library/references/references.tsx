import { can } from '@hubs/rules/can'
import { actorOf } from '#features/accounts/actor.ts'
import { ExportButtons } from '#features/references/export-buttons.tsx'
import { ReferenceList } from '#features/references/reference-list.tsx'
import { StyleChoice } from '#features/references/style-choice.tsx'
import { Boundary } from '#ui/page/boundary.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'
import { Section } from '#ui/page/section.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { paths } from '#shared/paths.ts'
import '../../narrow-page.css'

/** Everything that the library rests on. */
export default function ReferencesScreen() {
  const me = useMe()
  return (
    <Page
      look="narrow-page"
      title="Sources"
      back={{ to: paths.library, label: 'Strategies' }}
      lead="The research and reading behind the strategies. Sources that haven’t been checked are marked."
      more={
        <>
          <div className="row wrap no-print">
            <LinkButton to={paths.newReference}>Add a source</LinkButton>
            <LinkButton to={paths.importReferences}>Import sources</LinkButton>
          </div>
          <ExportButtons />
        </>
      }
    >
      <Section title="All sources">
        <ReferenceList />
      </Section>
      {can(actorOf(me), 'citation-style:set', { schoolId: me.school.id }) && (
        <Section title="Referencing style">
          <Boundary waiting="Loading the referencing style…">
            <StyleChoice />
          </Boundary>
        </Section>
      )}
    </Page>
  )
}
