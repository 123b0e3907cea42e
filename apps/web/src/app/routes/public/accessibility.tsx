import { statementParts } from '@hubs/rules/accessibility'
import { can } from '@hubs/rules/can'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { actorOf } from '#features/accounts/actor.ts'
import { meQuery } from '#features/accounts/me.query.ts'
import { AccessibilityForm } from '#features/operations/accessibility-form.tsx'
import { accessibilityQuery } from '#features/operations/accessibility.queries.ts'
import { sentenceOf } from '#lib/api-client.ts'
import { shortDate } from '#lib/time/time.ts'
import { toHeading, usePageTitle } from '#lib/page/use-page-title.ts'
import { Button } from '#ui/button.tsx'
import { Markdown } from '#ui/text/markdown.tsx'
import { ProblemNote } from '#ui/forms/problem-note.tsx'
import { Section } from '#ui/section.tsx'
import { Waiting } from '#ui/waiting.tsx'
import '../narrow-page.css'

/** What the school says of its accessibility, for anybody; its coordinators and administrators change it here. */
export default function AccessibilityScreen() {
  const heading = usePageTitle('Accessibility · Learning Hubs')
  const { data: me } = useQuery(meQuery())
  const { data, error, refetch } = useQuery(accessibilityQuery())
  const [editing, setEditing] = useState(false)
  const mayEdit = Boolean(me && can(actorOf(me), 'accessibility:edit', { schoolId: me.school.id }))
  const done = () => {
    setEditing(false)
    toHeading()
  }
  return (
    <main className="page narrow-page" id="main">
      <h1 ref={heading} tabIndex={-1}>
        Accessibility statement
      </h1>
      {!data && error && <ProblemNote retry={() => void refetch()}>{sentenceOf(error)}</ProblemNote>}
      {!data && !error && <Waiting what="Loading the statement…" />}
      {data && editing && mayEdit && <AccessibilityForm statement={data} onDone={done} />}
      {data && !(editing && mayEdit) && (
        <>
          <Statement text={data.text} />
          {data.changedAt && <p className="quiet">Last changed on {shortDate(data.changedAt, data.timeZone)}.</p>}
          {mayEdit && (
            <div className="row">
              <Button onPress={() => setEditing(true)}>Edit statement</Button>
            </div>
          )}
        </>
      )}
    </main>
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
