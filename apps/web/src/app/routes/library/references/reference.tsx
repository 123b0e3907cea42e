import type { Reference } from '@hubs/schema/library/references'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router-dom'
import { ReferenceCheck } from '#features/references/reference-check.tsx'
import { ReferenceForm } from '#features/references/reference-form.tsx'
import { RemoveReference } from '#features/references/remove-reference.tsx'
import { referenceQuery } from '#features/references/references.queries.ts'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page/page.tsx'
import { ItalicRuns } from '#ui/text/italic-runs.tsx'
import { Section } from '#ui/page/section.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { useMe } from '#app/session/session-gate.tsx'
import { usePageQuery } from '#app/shell/use-page-query.ts'
import { paths } from '#shared/paths.ts'
import '../../narrow-page.css'

/** One source: as it is cited, whether it was checked, and where it stands. */
export default function ReferenceScreen() {
  const { id = '' } = useParams()
  const { data } = usePageQuery(referenceQuery(id))
  return <View key={id} reference={data} />
}

function View({ reference }: { reference: Reference }) {
  const { csl, text, doi, url, usedIn, may } = reference
  const { timeZone } = useMe().school
  const [changing, setChanging] = useState(false)
  const navigate = useNavigate()
  const say = useToast()
  const away = doi ? `https://doi.org/${doi}` : url
  return (
    <Page
      look="narrow-page"
      title={csl.title}
      back={{ to: paths.references, label: 'Sources' }}
      lead={
        <>
          <ItalicRuns text={text} />
        </>
      }
      more={
        away && (
          <p>
            <a href={away} target="_blank" rel="noopener noreferrer">
              Read the original<span className="hidden-text"> (opens in a new tab)</span>
            </a>
          </p>
        )
      }
    >
      <Section title={reference.checked ? 'Checked' : 'Not checked yet'}>
        <ReferenceCheck reference={reference} timeZone={timeZone} />
      </Section>
      <Section title="Where it’s used">
        <UsedIn {...usedIn} />
        <RemoveReference
          reference={reference}
          onDone={() => {
            say('Source removed.')
            navigate(paths.references)
          }}
        />
      </Section>
      {may.edit && (
        <Section title="Details" aside={!changing && <Button onPress={() => setChanging(true)}>Edit details</Button>}>
          {changing ? (
            <ReferenceForm
              standing={reference}
              onDone={(_saved, changed) => {
                setChanging(false)
                if (changed) say('Saved.')
              }}
            />
          ) : (
            <p className="quiet">Citation key: {reference.key}</p>
          )}
        </Section>
      )}
    </Page>
  )
}

function UsedIn({ strategies, reading }: Reference['usedIn']) {
  if (strategies.length + reading.length === 0) return <p className="quiet">Not used yet.</p>
  return (
    <ul className="col plain">
      {strategies.map(({ code, name }) => (
        <li key={code}>
          The strategy{' '}
          <Link to={paths.strategy(code)}>
            <bdi>{name}</bdi>
          </Link>
        </li>
      ))}
      {reading.map(({ hubSlug, name }) => (
        <li key={name}>
          Further reading for{' '}
          {hubSlug === null ? (
            name
          ) : (
            <Link to={paths.hub(hubSlug)}>
              <bdi>{name}</bdi>
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}
