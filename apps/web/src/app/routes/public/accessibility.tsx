import { statementParts } from '@hubs/rules/accessibility'
import { can } from '@hubs/rules/can'
import { usePrefetchQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { actorOf } from '#features/accounts/actor.ts'
import { meQuery } from '#features/accounts/me.query.ts'
import { AccessibilityForm } from '#features/operations/accessibility-form.tsx'
import { accessibilityQuery } from '#features/operations/operations.queries.ts'
import { shortDate } from '#lib/time/time.ts'
import { toHeading } from '#lib/page/use-page-title.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page/page.tsx'
import { Markdown } from '#ui/text/markdown.tsx'
import { Section } from '#ui/page/section.tsx'
import '../narrow-page.css'

/** What the school says of its accessibility, for anybody; its coordinators and administrators change it here. */
export default function AccessibilityScreen() {
  return (
    <Page look="narrow-page" title="Accessibility" heading="Accessibility statement">
      <Boundary waiting="Loading the statement…">
        <Standing />
      </Boundary>
    </Page>
  )
}

function Standing() {
  usePrefetchQuery(meQuery())
  const { data } = useSuspenseQuery(accessibilityQuery())
  const { data: me } = useQuery(meQuery())
  const [editing, setEditing] = useState(false)
  const mayEdit = Boolean(me && can(actorOf(me), 'accessibility:edit', { schoolId: me.school.id }))
  const done = () => {
    setEditing(false)
    toHeading()
  }
  if (editing && mayEdit) return <AccessibilityForm statement={data} onDone={done} />
  return (
    <>
      <Statement text={data.text} />
      {data.changedAt && <p className="quiet">Last changed on {shortDate(data.changedAt, data.timeZone)}.</p>}
      {mayEdit && (
        <div className="row">
          <Button onPress={() => setEditing(true)}>Edit statement</Button>
        </div>
      )}
    </>
  )
}

function Statement({ text }: { text: string }) {
  return statementParts(text).map((part, index) =>
    part.title === null ? (
      <Markdown key={index} text={part.text} />
    ) : (
      <Section key={index} title={part.title}>
        <Markdown text={part.text} />
      </Section>
    ),
  )
}
