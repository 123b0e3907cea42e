import { Section } from '#ui/page/section.tsx'

/** What the facilitator wrote, as the group reads it. */
export function LearnedText({ learned, questions }: { learned: string; questions: string }) {
  return (
    <Section title="What we learned">
      <p className="minutes-prose lead">{learned || 'Nothing added.'}</p>
      {questions && (
        <div className="col tight">
          <h3>Questions to follow up</h3>
          <p className="minutes-prose">{questions}</p>
        </div>
      )}
    </Section>
  )
}
