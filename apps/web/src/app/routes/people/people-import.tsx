import { count } from '@hubs/rules/text/words'
import { useState } from 'react'
import type { ImportLine, PeopleImport } from '@hubs/schema/people-import'
import { ReauthenticationProvider } from '#features/accounts/second-factor/reauthentication-provider.tsx'
import { PeopleImportForm } from '#features/staff/imports/people-import-form.tsx'
import { importInWords, PastImports } from '#features/staff/imports/people-imports-past.tsx'
import { capital } from '#lib/page/capital.ts'
import { Boundary } from '#ui/page/boundary.tsx'
import { CalmNote } from '#ui/notes/calm-note.tsx'
import { LinkButton } from '#ui/link-button.tsx'
import { Page } from '#ui/page/page.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { paths } from '#shared/paths.ts'
import { onlyFor } from '../only-for.tsx'
import '../narrow-page.css'

/** So many are listed: of a list with more, its file is what to look at. */
const MOST_LISTED = 20

export default onlyFor('person:add', me => (
  <ReauthenticationProvider hasPassword={me.hasPassword}>
    <ImportPeople timeZone={me.school.timeZone} />
  </ReauthenticationProvider>
))

function ImportPeople({ timeZone }: { timeZone: string }) {
  const say = useToast()
  // Kept on the page, not in a message that goes by: who was added has still to be invited.
  const [made, setMade] = useState<PeopleImport | null>(null)
  const [leftOut, setLeftOut] = useState<readonly ImportLine[]>([])
  return (
    <Page look="narrow-page" title="Import people" back={{ to: paths.people, label: 'People' }}>
      {made && (
        <CalmNote>
          <strong className="num">{importInWords(made)}</strong>
          {made.added > 0 && <p>They haven’t been invited yet.</p>}
          {leftOut.length > 0 && <LeftOut lines={leftOut} />}
          <div className="row wrap">
            {made.added > 0 && (
              <LinkButton to={`${paths.invitations}#invite`} look="main">
                Invite them
              </LinkButton>
            )}
            <LinkButton to={paths.people}>See everyone</LinkButton>
          </div>
        </CalmNote>
      )}
      <div className="card">
        <PeopleImportForm
          onMade={(now, without) => {
            setMade(now)
            setLeftOut(without)
            // A long list goes in by tens, and goes on by itself when this page is closed.
            say(now.unfinished ? 'Importing. It will finish automatically.' : 'Imported.')
            // What came of it stands above the form.
            window.scrollTo({ top: 0 })
          }}
        />
      </div>
      {/* Nobody waits for it: the form is what they came for. */}
      <Boundary waiting={null}>
        <PastImports timeZone={timeZone} />
      </Boundary>
    </Page>
  )
}

/** Who still isn’t there: the list they stood in has gone from the page. */
function LeftOut({ lines }: { lines: readonly ImportLine[] }) {
  const more = lines.length - MOST_LISTED
  return (
    <div className="col tight">
      <p>{capital(count(lines.length, 'line'))} couldn’t be imported. Correct what’s wrong and import it again:</p>
      <ul>
        {lines.slice(0, MOST_LISTED).map(({ line, name, email, reason }) => (
          <li key={line}>
            Line {line}, <bdi>{name || email}</bdi>: {reason}
          </li>
        ))}
        {more > 0 && <li>and {count(more, 'more', 'more')}</li>}
      </ul>
    </div>
  )
}
