import { minutes as minutesSchema, type Minutes, type MinutesText } from '@hubs/schema/meetings/minutes'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sentenceOf } from '#lib/api-client.ts'
import { shortDateTime } from '#lib/time/time.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/fields/field.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { Section } from '#ui/page/section.tsx'
import { StaleNote } from '#ui/notes/stale-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { AutosaveNote } from './autosave-note.tsx'
import { minutesQuery, useWriteMinutes } from './minutes.queries.ts'
import { LearnedText } from './learned-text.tsx'
import { SendMinutes } from './send-minutes.tsx'
import { type Versioned, useAutosave } from './autosave.ts'

type Draft = NonNullable<Minutes['draft']>

const textOf = ({ learned, questions, version }: Draft): Versioned<MinutesText> => ({
  values: { learned, questions },
  version,
})

/** What is being written, and the ways out of it. */
function useText(minutes: Minutes, draft: Draft) {
  const { id } = minutes.meeting
  const write = useWriteMinutes(id)
  const say = useToast()
  const [problem, setProblem] = useState<string | null>(null)
  const autosave = useAutosave<MinutesText>({
    name: `minutes/${id}`,
    standing: textOf(draft),
    save: async (text, expectedVersion) =>
      textOf((await write({ ...text, show: false, expectedVersion })).draft ?? draft),
    savedValuesIn(current) {
      const parsed = minutesSchema.safeParse(current)
      return parsed.success && parsed.data.draft ? textOf(parsed.data.draft) : null
    },
  })
  /** The version of all that is written, once the server has it. */
  async function settled() {
    await autosave.flush()
    return autosave.savedVersion()
  }
  async function show() {
    const expectedVersion = await settled()
    if (expectedVersion === null) return
    try {
      await write({ ...autosave.values, show: true, expectedVersion })
      setProblem(null)
      say('Added to the minutes. The group can read it now.')
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  return { autosave, settled, show, problem: autosave.problem ?? problem }
}

type MinutesTextProps = { minutes: Minutes; draft: Draft; timeZone: string; mailed: boolean }

/** For those who lead the group: what was learned, saved as it is typed, put before the group and sent. */
export function MinutesText({ minutes, draft, timeZone, mailed }: MinutesTextProps) {
  const client = useQueryClient()
  const { autosave, settled, show, problem } = useText(minutes, draft)
  const isWritten = draft.version > 0 || Object.values(autosave.values).some(text => text !== '')
  const { queryKey } = minutesQuery(minutes.meeting.id)
  return (
    <>
      <div className="no-print">
        <Section
          title="Your section of the minutes"
          words="The rest is filled in for you. The group can read this section once you add it to the minutes. The coordinator can’t."
        >
          {problem && <ProblemNote>{problem}</ProblemNote>}
          <Fields autosave={autosave} />
          <div className="row wrap between">
            {(isWritten || autosave.state !== 'saved') && <AutosaveNote state={autosave.state} why={autosave.why} />}
            {draft.editedBy && draft.editedAt && (
              <p className="s quiet num">
                Last edited by <bdi>{draft.editedBy.name}</bdi>, {shortDateTime(draft.editedAt, timeZone)}.
                {draft.shown ? ' The group sees this version.' : ''}
              </p>
            )}
          </div>
          <div className="row wrap">
            {!(draft.shown && autosave.state === 'saved') && (
              <Button onPress={() => void show()}>Add to the minutes</Button>
            )}
            <SendMinutes
              {...{ minutes, settled, mailed }}
              unsaved={autosave.state !== 'saved'}
              onStale={() => void client.invalidateQueries({ queryKey })}
            />
          </div>
        </Section>
      </div>
      <div className="print-only">
        <LearnedText {...autosave.values} />
      </div>
    </>
  )
}

function Fields({ autosave }: { autosave: ReturnType<typeof useText>['autosave'] }) {
  const { values, theirs, change } = autosave
  return (
    <>
      {theirs && (
        <StaleNote
          standing={[
            { label: 'What we learned', now: theirs.values.learned },
            { label: 'Questions to follow up', now: theirs.values.questions },
          ]}
          onKeepMine={autosave.keepMine}
          onTakeTheirs={autosave.takeTheirs}
        />
      )}
      <Field
        kind="long"
        label="What we learned"
        hint="Two or three sentences are enough. Don’t name students."
        rows={6}
        maxLength={4000}
        value={values.learned}
        onChange={event => change({ ...values, learned: event.target.value })}
      />
      <Field
        kind="long"
        label="Questions to follow up"
        rows={3}
        maxLength={2000}
        value={values.questions}
        onChange={event => change({ ...values, questions: event.target.value })}
      />
    </>
  )
}
