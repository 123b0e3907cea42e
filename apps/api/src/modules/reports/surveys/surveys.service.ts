import type { Actor } from '@hubs/rules/can'
import { promiseSentence } from '@hubs/rules/plans/promise'
import { surveyState, surveyWindows, twoTermsBefore } from '@hubs/rules/reports/surveys'
import { didIts } from '@hubs/schema/plans/plans'
import {
  type AnswerSurvey,
  type OwnMeasureAnswer,
  type OwnSurveys,
  ownSurveys,
  type SaveMeasure,
  type SurveyQuestion,
  surveyQuestions,
} from '@hubs/schema/reports/surveys'
import { authorize, guarded, own as ownThings } from '../../../authorize.ts'
import { changedSinceOpened, notFound, Refusal } from '../../../errors.ts'
import { newId } from '../../../ids.ts'
import type { GuardedStore, Tx } from '../../../store/store.ts'
import type { Clock } from '../../../time/clock.ts'
import { dayAt } from '../../../time/wall-time.ts'
import { isAsWanted } from '../../../unchanged.ts'
import { findSchool, listHalfTerms } from '../year-report.repo.ts'
import * as repo from './surveys.repo.ts'

type Needs = { store: GuardedStore; now: Clock }

async function yearOf(tx: Tx, actor: Actor) {
  const year = await repo.findYear(tx, actor.schoolId)
  if (!year) throw notFound('programme')
  return year
}

/** What is open now for this person, and the day on which something opens next. */
async function openFor({ now }: Needs, tx: Tx, actor: Actor) {
  const year = await yearOf(tx, actor)
  const { timeZone } = await findSchool(tx, actor.schoolId)
  const choice = { opensOn: dayAt(year.choiceOpensAt, timeZone), closesOn: dayAt(year.choiceClosesAt, timeZone) }
  const halfTerms = await listHalfTerms(tx, year.id)
  const today = dayAt(now(), timeZone)
  const all = surveyWindows(choice, halfTerms)
  const open = all.filter(each => surveyState(each, today) === 'open')
  const about = open.some(({ question }) => question === 'use') ? await triedEarly(tx, actor.id, halfTerms) : null
  const isAsked: Record<SurveyQuestion, boolean> = {
    influence: true,
    room: actor.leads.length > 0,
    use: about !== null,
  }
  // Whether people still do what they tried is asked with what say they have, which everybody is asked.
  const coming = all.filter(each => surveyState(each, today) === 'to-come' && isAsked[each.question])
  const [opensNext = null] = coming.map(({ opensOn }) => opensOn).toSorted()
  return { year, about, opensNext, windows: open.filter(({ question }) => isAsked[question]) }
}

type Dated = { id: string; name: string; startsOn: string; endsOn: string }

/** What somebody got furthest with two terms ago, in their own words; null where they tried nothing then. */
async function triedEarly(tx: Tx, personId: string, halfTerms: readonly Dated[]): Promise<string | null> {
  const ids = twoTermsBefore(halfTerms).map(({ id }) => id)
  const tried = await repo.listTried(tx, personId, ids)
  const [furthest] = tried.toSorted((a, b) => didIts.indexOf(b.didIt) - didIts.indexOf(a.didIt))
  return furthest ? promiseSentence(furthest) : null
}

async function own(needs: Needs, tx: Tx, actor: Actor): Promise<OwnSurveys> {
  const { year, about, opensNext, windows } = await openFor(needs, tx, actor)
  const given = await repo.listOwn(tx, year.id, actor.id)
  return ownSurveys.parse({
    items: windows.map(({ question, moment, closesOn }) => {
      const answer = given.find(each => each.question === question && each.moment === moment)
      return { question, moment, closesOn, value: answer?.value ?? null, about: question === 'use' ? about : null }
    }),
    opensNext,
  })
}

async function measure(tx: Tx, actor: Actor): Promise<OwnMeasureAnswer> {
  const year = await yearOf(tx, actor)
  const row = await repo.findMeasure(tx, year.id, actor.id)
  if (!row) return { measure: null }
  const { what, better, before, after, shared, version, countedAt } = row
  return { measure: { what, better, before, after, shared, version, counted: countedAt !== null } }
}

const seeOwn = (needs: Needs) =>
  guarded('survey:own', async (actor): Promise<OwnSurveys> => {
    const { store } = needs
    authorize(store, actor, ownThings(actor))
    return own(needs, store.read, actor)
  })

const seeMeasure = ({ store }: Needs) =>
  guarded('survey:own', async (actor): Promise<OwnMeasureAnswer> => {
    authorize(store, actor, ownThings(actor))
    return measure(store.read, actor)
  })

const answer = (needs: Needs) =>
  guarded('survey:own', async (actor, question: SurveyQuestion, { value }: AnswerSurvey): Promise<OwnSurveys> => {
    const { store, now } = needs
    authorize(store, actor, ownThings(actor))
    return store.write(async tx => {
      const { year, windows } = await openFor(needs, tx, actor)
      const window = windows.find(each => each.question === question)
      if (!window) throw new Refusal('conflict', 'This question isn’t open now.')
      if (!(surveyQuestions[question].values as readonly string[]).includes(value))
        throw new Refusal('invalid', 'Choose an answer.', { fields: { value: 'Choose an answer.' } })
      const { moment } = window
      const given = await repo.listOwn(tx, year.id, actor.id)
      const stored = given.find(each => each.question === question && each.moment === moment)
      if (stored?.value !== value)
        await repo.saveAnswer(tx, { programmeId: year.id, personId: actor.id, question, moment, value, at: now() })
      return own(needs, tx, actor)
    })
  })

const saveMeasure = ({ store }: Needs) =>
  guarded('survey:own', async (actor, { expectedVersion, ...fields }: SaveMeasure): Promise<OwnMeasureAnswer> => {
    authorize(store, actor, ownThings(actor))
    return store.write(async tx => {
      const year = await yearOf(tx, actor)
      const row = await repo.findMeasure(tx, year.id, actor.id)
      if (row && isAsWanted(row, fields)) return measure(tx, actor)
      if ((row?.version ?? 0) !== expectedVersion) throw changedSinceOpened(await measure(tx, actor))
      if (row) await repo.updateMeasure(tx, row.id, { ...fields, version: expectedVersion + 1 })
      else
        await repo.insertMeasure(tx, {
          id: newId(),
          programmeId: year.id,
          personId: actor.id,
          countedAt: null,
          version: 1,
          ...fields,
        })
      return measure(tx, actor)
    })
  })

/** What was counted stays in its sum, without a name. */
const removeMeasure = ({ store }: Needs) =>
  guarded('survey:own', async (actor): Promise<void> => {
    authorize(store, actor, ownThings(actor))
    await store.write(async tx => repo.deleteMeasure(tx, (await yearOf(tx, actor)).id, actor.id))
  })

/** A question or two of the year, and one small measure of one's own: theirs alone until it is in a sum. */
export function createSurveys(needs: Needs) {
  return {
    own: seeOwn(needs),
    measure: seeMeasure(needs),
    answer: answer(needs),
    saveMeasure: saveMeasure(needs),
    removeMeasure: removeMeasure(needs),
  }
}

export type Surveys = ReturnType<typeof createSurveys>
