import { count } from '@hubs/rules/text/words'
import type { MeetingDates } from '@hubs/schema/programmes/meeting-dates'
import CircleAlert from 'lucide-react/icons/circle-alert'
import type { ReactNode } from 'react'
import { capital } from '#lib/page/capital.ts'
import { shortDay } from '#lib/time/time.ts'
import { HubChip } from '#shared/hub-chip.tsx'
import { Button } from '#ui/button.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { DateField, focusDateField } from '#ui/dates/date-field.tsx'
import { EmptyState } from '#ui/notes/empty-state.tsx'
import { Field } from '#ui/fields/field.tsx'
import { ProblemLines } from '#ui/forms/problem-lines.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { InsetDays } from './inset-days.tsx'
import { fieldsOf, useDates, type DateRow } from './use-dates.ts'
import '#ui/fields/field-rows.css'
import './dates-table.css'

type DatesTableProps = {
  dates: MeetingDates
  onMoved: (moved: number) => void
  /** What can be done where nothing is proposed, and so nothing is there to accept. */
  whereNone: ReactNode
}

/** The dates of all meetings in one table: proposed, looked at, changed where they should be, and accepted at once. */
export function DatesTable({ dates, onMoved, whereNone }: DatesTableProps) {
  const table = useDates(dates, onMoved)
  const { rows, all, needed, onlyNeeded, refused } = table
  if (all === 0)
    return (
      <EmptyState title="No meetings left to date">
        <p>All of this year’s half terms are over.</p>
        {!dates.accepted && whereNone}
      </EmptyState>
    )
  return (
    <>
      {(needed > 0 || dates.accepted) && <Which table={table} />}
      {dates.halfTerms.map(halfTerm => {
        const theirs = rows.filter(row => row.halfTerm.id === halfTerm.id)
        if (theirs.length === 0) return null
        return (
          <section key={halfTerm.id} className="col" aria-labelledby={`dates-${halfTerm.id}`}>
            <div>
              <h2 id={`dates-${halfTerm.id}`}>{halfTerm.name}</h2>
              <p className="s quiet num">
                {shortDay(halfTerm.startsOn)} to {shortDay(halfTerm.endsOn)}
              </p>
            </div>
            <ul className="dates-rows field-rows plain card">
              {theirs.map(row => (
                <li key={row.meeting.id}>
                  <Row
                    row={row}
                    proposed={!onlyNeeded}
                    refused={refused?.id === row.meeting.id ? refused.sentence : null}
                    onType={change => table.type(row.meeting.id, change)}
                  />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      {dates.halfTerms.some(({ endsOn }) => endsOn < dates.today) && (
        <p className="s quiet">Half terms that are over aren’t listed.</p>
      )}
      <Foot table={table} whereNone={dates.accepted ? null : whereNone} />
    </>
  )
}

type Table = ReturnType<typeof useDates>

function Which({ table: { all, needed, onlyNeeded, setOnlyNeeded } }: { table: Table }) {
  return (
    <ChoiceField
      kind="one"
      name="which"
      label="Show"
      choices={[
        {
          value: 'needed',
          label: needed > 0 ? `Only those that need a new date (${needed})` : 'Dates you’ve accepted',
        },
        { value: 'all', label: needed > 0 ? `All ${all}` : 'New dates from the usual meeting' },
      ]}
      chosen={onlyNeeded ? 'needed' : 'all'}
      onChange={event => setOnlyNeeded(event.target.value === 'needed')}
    />
  )
}

type FootProps = { table: Table; whereNone: ReactNode }

function Foot({ table, whereNone }: FootProps) {
  const { toMove, unusable, problems, problem, refused } = table
  return (
    <div className="dates-foot card">
      {problem && <ProblemNote>{problem}</ProblemNote>}
      {refused && <ProblemNote>Nothing has been saved yet.</ProblemNote>}
      {problems.length > 0 && <ProblemLines lines={problems} onChoose={focusDateField} />}
      <div className="row wrap">
        {toMove > 0 && (
          <Button look="main" isDisabled={unusable > 0} isPending={table.isMoving} onPress={() => void table.accept()}>
            {table.isMoving ? 'Saving dates…' : `Accept ${count(toMove, 'date')}`}
          </Button>
        )}
        <span className="quiet" role="status">
          {unusable > 0
            ? `${capital(count(unusable, 'date'))} can’t be used. Change ${unusable === 1 ? 'it' : 'them'} first.`
            : toMove === 0
              ? whereNone
                ? 'Every meeting already has the date proposed for it, so there’s nothing to accept.'
                : 'Every meeting has the date shown.'
              : 'All of them are saved together. You can change any of them later.'}
        </span>
        {toMove === 0 && whereNone}
      </div>
    </div>
  )
}

type RowProps = {
  row: DateRow
  /** Its date is one that is proposed, rather than the one it has. */
  proposed: boolean
  refused: string | null
  onType: (change: { date?: string; startsAt?: string; place?: string }) => void
}

function Row({ row, proposed, refused, onType }: RowProps) {
  const { meeting, group, wanted, changed, problem, notes } = row
  const names = fieldsOf(row)
  const who = group.name === null ? group.hubName : `${group.hubName}, ${group.name}`
  const where = <span className="hidden-text">, {who}</span>
  return (
    <>
      <div className="dates-group">
        <HubChip slug={group.hubSlug} name={who} />
        {changed && (
          <span className="s quiet num">
            Now {shortDay(meeting.date)}, {meeting.startsAt}
            {row.whyMoved && `. ${row.whyMoved}`}
          </span>
        )}
        {!changed && proposed && <span className="s quiet">Already on this date</span>}
      </div>
      <DateField
        kind="date"
        name={names.date}
        label={<>Date{where}</>}
        value={wanted.date}
        error={refused ?? problem ?? undefined}
        onChange={date => onType({ date })}
      />
      <DateField
        kind="time"
        name={names.time}
        label={<>Starts at{where}</>}
        value={wanted.startsAt}
        error={row.timeProblem ?? undefined}
        onChange={startsAt => onType({ startsAt })}
      />
      <Field
        label={<>Room{where}</>}
        value={wanted.place}
        maxLength={120}
        onChange={event => onType({ place: event.target.value })}
      />
      <InsetDays days={row.insetDays} chosen={wanted.date} whose={who} onPick={date => onType({ date })} />
      {notes.length > 0 && (
        <ul className="dates-notes plain s">
          {notes.map(note => (
            <li key={note}>
              <CircleAlert className="icon" aria-hidden />
              {note}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
