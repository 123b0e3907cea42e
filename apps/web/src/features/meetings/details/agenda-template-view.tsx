import type { AgendaTemplate } from '@hubs/schema/meetings/templates'
import { Section } from '#ui/page/section.tsx'
import { PartExtras } from '../agenda/agenda-part-extras.tsx'
import './meeting-page.css'

/** A template that is only to be read: its parts with their notes, and what to see to. */
export function AgendaTemplateView({ template }: { template: AgendaTemplate }) {
  return (
    <>
      <Section title="Parts">
        <ol className="meeting-agenda plain num">
          {template.parts.map((part, index) => (
            <li key={index}>
              <span>{part.minutes} min</span>
              <div>
                <strong>{part.title}</strong>
                {part.prompt && <p className="s lines">{part.prompt}</p>}
                {part.notes && <p className="s quiet">{part.notes}</p>}
                <PartExtras segment={{ ...part, id: String(index), floorMinutes: 0, presenterId: null }} />
              </div>
              {part.protected && <span className="s quiet meeting-agenda-kept">keeps its time when others change</span>}
            </li>
          ))}
        </ol>
      </Section>
      {template.checklist.length > 0 && (
        <Section title="Preparation checklist">
          <ul className="template-lines">
            {template.checklist.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
