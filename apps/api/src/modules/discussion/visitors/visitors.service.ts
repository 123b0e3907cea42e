import type { Visitor, VisitorAccountReply } from '@hubs/schema/accounts/visitor-accounts'
import type { PublicThreadPage, PublicThreadQuery, VisitorReply } from '@hubs/schema/discussion'
import { asVisitor } from '../../../authorize.ts'
import { timeCursor } from '../../../cursor.ts'
import { Refusal } from '../../../errors.ts'
import { networkOf } from '../../../http/network.ts'
import { hashSecret, newId } from '../../../ids.ts'
import type { GuardedStore, Tx } from '../../../store/store.ts'
import { type Clock, iso } from '../../../time/clock.ts'
import type { Attempts } from '../../accounts/attempts.service.ts'
import type { Mail } from '../../mail/mail.service.ts'
import type { Programmes } from '../../programmes/programmes.service.ts'
import { beginDiscussion } from '../following.repo.ts'
import { findPlace } from '../places.repo.ts'
import { insertReply, listAnswers, listRoots, type ReplyWithName } from '../replies.repo.ts'
import { checkToken, LEAST_MS, readToken, writeToken } from './form-token.rules.ts'
import type { TellCoordinators } from './moderation-notices.mail.ts'
import * as repo from './visitors.repo.ts'

/** So many wait at most: beyond that nobody reads them, and somebody may be filling the store. */
const MOST_WAITING = 200
const taken = { held: true } as const

/** `via`: the service that says who they are; null where they typed it. */
type CommentAuthor = { name: string; email: string; via: string | null }

type Deps = {
  store: GuardedStore
  now: Clock
  mail: Mail
  attempts: Attempts
  programmes: Pick<Programmes, 'publicYear'>
  tellCoordinators: TellCoordinators
}

/** Only what the world may read: no id of a person, no mail address, and of what was removed nothing. */
function toPublic({ row, name }: ReplyWithName) {
  const { id, parentId, byId, at, editedAt } = row
  if (row.state !== 'shown')
    return { id, parentId, name: '', colleague: false, text: '', at: iso(at), editedAt: null, removed: true }
  const edited = editedAt === null ? null : iso(editedAt)
  const who = { name: name ?? row.visitorName ?? '', colleague: byId !== null }
  return { id, parentId, ...who, text: row.text, at: iso(at), editedAt: edited, removed: false }
}

type Needs = ReturnType<typeof needsOf>

function needsOf(given: Deps) {
  return { ...given, store: asVisitor(given.store, 'the public page and its comments') }
}

/** Counted by itself, so that it stays counted whatever comes of it. */
async function countAttempt({ store, attempts }: Needs, address: string) {
  const wait = await store.write(tx => attempts.consume(tx, 'visitor-reply', networkOf(address)))
  if (wait === 0) return
  const sentence =
    'Several comments have just been sent from your network. Keep a copy of yours and send it in an hour.'
  throw new Refusal('too-many', sentence, { retryAfterSeconds: Math.ceil(wait / 1000) })
}

/** Keeps it out of sight until a coordinator has accepted it. A form that has brought one already brings no other. */
async function hold(
  { now, tellCoordinators }: Needs,
  tx: Tx,
  schoolId: string,
  who: CommentAuthor,
  { text, token }: VisitorAccountReply,
) {
  const formHash = hashSecret(token)
  const place = await findPlace(tx, schoolId, 'programme', 'current')
  if (!place || (await repo.isUsed(tx, formHash))) return
  if ((await repo.countWaiting(tx, schoolId)) >= MOST_WAITING)
    throw new Refusal(
      'too-many',
      'A lot of comments are waiting to be read. Keep a copy of yours and send it in a day or two.',
    )
  await beginDiscussion(tx, place, now())
  await insertReply(tx, {
    id: newId(),
    schoolId,
    place: 'programme',
    placeId: place.id,
    state: 'held',
    text,
    at: now(),
    visitorName: who.name,
    visitorMail: who.email,
    visitorProvider: who.via,
    formHash,
  })
  await tellCoordinators(tx, schoolId)
}

/** The same answer whatever becomes of it, so that a machine learns nothing. */
async function take(needs: Needs, who: CommentAuthor, asked: VisitorAccountReply, address: string) {
  const { store, now, mail } = needs
  await countAttempt(needs, address)
  const form = readToken(asked.token)
  const desk = form && (await repo.findFormSettings(store.read, form.schoolId))
  if (!desk || asked.website !== '') return taken
  const verdict = checkToken(asked.token, form, desk.tokenKey, now())
  if (verdict === 'old')
    throw new Refusal('expired', 'This page has been open for more than a day. Reload it, then send your comment.')
  if (verdict === 'good') {
    await store.write(tx => hold(needs, tx, form.schoolId, who, asked))
    mail.wake()
  }
  return taken
}

/** Threads, the latest first. */
async function list({ store, programmes }: Needs, { school, ...query }: PublicThreadQuery): Promise<PublicThreadPage> {
  const tx = store.read
  const { programme } = await programmes.publicYear(tx, school)
  const found = await listRoots(tx, programme.id, timeCursor.ask(query))
  const { shown: roots, next } = timeCursor.page(found, query, ({ row }) => ({ by: row.at, id: row.id }))
  const answers = await listAnswers(
    tx,
    roots.filter(({ row }) => row.answerCount > 0).map(({ row }) => row.id),
  )
  return {
    items: roots.map(root => ({
      ...toPublic(root),
      answers: answers.filter(({ row }) => row.parentId === root.row.id).map(toPublic),
    })),
    next,
  }
}

/** Handed out when the form is opened. */
async function form({ programmes, store, now }: Needs, slug: string | undefined) {
  const { school, programme } = await programmes.publicYear(store.read, slug)
  if (!(await repo.findFormSettings(store.read, school.id)))
    await store.write(tx => repo.insertFormSettings(tx, school.id))
  const key = (await repo.findFormSettings(store.read, school.id))?.tokenKey ?? ''
  const at = now()
  const token = writeToken({ schoolId: school.id, programmeId: programme.id, at }, key)
  return { token, notBefore: iso(at + LEAST_MS) }
}

/** Under the name of an account of their own: what they type says nothing of who they are. */
async function leaveAs(needs: Needs, visitor: Visitor | null, asked: VisitorAccountReply, address: string) {
  if (visitor) return take(needs, { ...visitor, email: visitor.email ?? '' }, asked, address)
  throw new Refusal(
    'expired',
    'You’re no longer signed in with your own account here. Sign in with it again, or enter your name and email address.',
  )
}

/** What visitors read on the public page, and what they leave there. */
export function createVisitors(given: Deps) {
  const needs = needsOf(given)
  return {
    list: list.bind(null, needs),
    form: form.bind(null, needs),
    leave: ({ name, email, ...asked }: VisitorReply, address: string) =>
      take(needs, { name, email, via: null }, asked, address),
    leaveAs: leaveAs.bind(null, needs),
  }
}

export type Visitors = ReturnType<typeof createVisitors>
