import type { DiscussionPlace, ReplyState } from '@hubs/schema/discussion'
import type { PublicationContent, PublicationKind, PublicationState } from '@hubs/schema/library/publications'
import type { Kit } from '../kit.ts'
import type { hubTables } from './hubs.ts'
import type { Marks } from './personal-marks.ts'
import type { programmeTables } from './programmes.ts'
import type { staffTables } from './staff.ts'

type Needs = Pick<ReturnType<typeof staffTables>, 'school' | 'person'> &
  Pick<ReturnType<typeof programmeTables>, 'programme'> &
  Pick<ReturnType<typeof hubTables>, 'hub'>

/** What is said under a hub, a strategy, a meeting and the public page. */
export function discussionTables(k: Kit, { school, person }: Needs) {
  const ofPerson = () => k.ref(() => person.id)

  /** What is said in a place, summed up: kept with each reply, so that nobody has to count. */
  const discussion = k.table('discussion', {
    /** The id of the hub, strategy, meeting or programme. */
    placeId: k.text().primaryKey(),
    schoolId: k.ref(() => school.id),
    place: k.text().$type<DiscussionPlace>().notNull(),
    /** Of a meeting: whose it is. */
    groupId: k.text(),
    /** Of a hub and of the public page: of which year. */
    programmeId: k.text(),
    /** Of what is shown: how many, and the latest. */
    replyCount: k.int().notNull().default(0),
    lastReplyId: k.text(),
    lastAt: k.time().notNull(),
  })

  const reply = k.table(
    'reply',
    {
      id: k.id(),
      schoolId: k.ref(() => school.id),
      place: k.text().$type<DiscussionPlace>().notNull(),
      /** The id of the hub, strategy, meeting or programme. */
      placeId: k.text().notNull(),
      /** Of a meeting: whose it is. */
      groupId: k.text(),
      parentId: k.text(),
      /** A colleague. A visitor has a name and a mail address instead. */
      byId: k.text().references(() => person.id),
      visitorName: k.text(),
      visitorMail: k.text(),
      /** The sign-in service that name and address came from; null where the visitor typed them. */
      visitorProvider: k.text(),
      state: k.text().$type<ReplyState>().notNull(),
      text: k.text().notNull(),
      at: k.time().notNull(),
      editedAt: k.time(),
      /** Why somebody else than its writer removed it. */
      removalReason: k.text(),
      /** Who accepted, refused or removed it. */
      decidedById: k.text().references(() => person.id),
      decidedAt: k.time(),
      /** Of one that begins a thread: how many of its answers are shown. */
      answerCount: k.int().notNull().default(0),
      /** Of a visitor's: the hash of the form it came on, which is good for one. */
      formHash: k.text(),
      version: k.int().notNull().default(1),
    },
    t => [
      k.uniqueIndex('reply_form').on(t.formHash),
      k.index('reply_mail').on(t.visitorMail),
      k.index('reply_decided').on(t.schoolId, t.decidedAt, t.id),
      k.index('reply_state').on(t.state, t.decidedAt),
      k.index('reply_place').on(t.placeId, t.parentId, t.at, t.id),
      k.index('reply_place_at').on(t.placeId, t.at),
      k.index('reply_school_state').on(t.schoolId, t.place, t.state, t.at, t.id),
      k.index('reply_by').on(t.byId),
      k.index('reply_parent').on(t.parentId, t.at, t.id),
    ],
  )
  const ofReply = () => k.ref(() => reply.id, { onDelete: 'cascade' })

  /** Each wording that was there before the one that stands. */
  const replyWording = k.table(
    'reply_wording',
    { replyId: ofReply(), number: k.int().notNull(), text: k.text().notNull(), at: k.time().notNull() },
    t => [k.primaryKey({ columns: [t.replyId, t.number] })],
  )

  /** Whom a reply names. `isActive` goes when an edit takes the name out: who was told once is not told again. */
  const mention = k.table(
    'mention',
    { replyId: ofReply(), personId: ofPerson(), isActive: k.bool().notNull(), at: k.time().notNull() },
    t => [k.primaryKey({ columns: [t.replyId, t.personId] }), k.index('mention_person').on(t.personId, t.at)],
  )

  /**
   * How a person stands to a place: whether they follow it (null: never said), up to when they have read, and how many
   * of the others' replies came after that.
   */
  const following = k.table(
    'following',
    {
      personId: ofPerson(),
      place: k.text().$type<DiscussionPlace>().notNull(),
      placeId: k.text().notNull(),
      isFollowing: k.bool(),
      lastReadAt: k.time().notNull(),
      unreadCount: k.int().notNull().default(0),
    },
    t => [k.primaryKey({ columns: [t.personId, t.placeId] }), k.index('following_place').on(t.placeId)],
  )

  /** What a school's form for visitors needs: the key of its tokens, and when coordinators were last told. */
  const visitorFormSettings = k.table('visitor_form_settings', {
    schoolId: k
      .text()
      .primaryKey()
      .references(() => school.id, { onDelete: 'cascade' }),
    tokenKey: k.text().notNull(),
    coordinatorsNotifiedAt: k.time().notNull(),
  })

  return { discussion, reply, replyWording, mention, following, visitorFormSettings }
}

/** What goes out to the world, by the consent of those whose it is. */
export function publicationTables(k: Kit, { school, person, programme, hub }: Needs) {
  const byPerson = () => k.text().references(() => person.id)

  /** The words are kept as their owner agreed to them: a later change of the source changes nothing here. */
  const publication = k.table(
    'publication',
    {
      id: k.id(),
      schoolId: k.ref(() => school.id),
      programmeId: k.ref(() => programme.id, { onDelete: 'cascade' }),
      hubSlug: k.text().notNull(),
      kind: k.text().$type<PublicationKind>().notNull(),
      /** The id of the strategy or of the report. */
      sourceId: k.text().notNull(),
      title: k.text().notNull(),
      content: k.json<PublicationContent>().notNull(),
      /** Whose it is: they agree, and may take it back at any time. */
      ownerId: byPerson(),
      named: k.bool().notNull(),
      state: k.text().$type<PublicationState>().notNull(),
      agreedAt: k.time().notNull(),
      decidedById: byPerson(),
      publishedAt: k.time(),
      version: k.int().notNull().default(1),
    },
    t => [
      k.uniqueIndex('publication_source').on(t.kind, t.sourceId),
      k.index('publication_school_state').on(t.schoolId, t.state, t.agreedAt, t.id),
      k.index('publication_school_out').on(t.schoolId, t.state, t.publishedAt, t.id),
      k.index('publication_hub').on(t.programmeId, t.state, t.hubSlug, t.publishedAt, t.id),
      k.index('publication_owner').on(t.ownerId),
    ],
  )

  /** A hub's page at the end of the year. */
  const showcase = k.table('showcase', {
    hubId: k
      .text()
      .primaryKey()
      .references(() => hub.id, { onDelete: 'cascade' }),
    /** Markdown, as in replies. */
    words: k.text().notNull(),
    thanks: k.text().notNull(),
    publishedAt: k.time(),
    editedById: byPerson(),
    version: k.int().notNull().default(1),
  })

  return { publication, showcase }
}

/** Whose each column is, and what becomes of it when that person is erased: see `Mark`. */
export const discussionMarks = {
  reply: {
    owner: 'byId',
    no: 'id schoolId groupId answerCount version',
    fact: 'place placeId parentId state at editedAt decidedAt',
    who: 'byId decidedById',
    visitor: 'visitorName visitorMail visitorProvider',
    words: 'text',
    'by:decidedById': 'removalReason',
    secret: 'formHash',
  },
  replyWording: {
    owner: { column: 'replyId', of: 'reply' },
    goes: true,
    fact: 'replyId at',
    no: 'number',
    words: 'text',
  },
  mention: { owner: 'personId', goes: true, fact: 'replyId isActive at', who: 'personId' },
  following: {
    owner: 'personId',
    goes: true,
    who: 'personId',
    fact: 'place placeId isFollowing lastReadAt unreadCount',
  },
  publication: {
    owner: 'ownerId',
    goes: true,
    no: 'id schoolId version',
    fact: 'programmeId hubSlug kind sourceId named state agreedAt publishedAt',
    words: 'title content',
    who: 'ownerId decidedById',
  },
  discussion: { no: 'placeId schoolId place groupId programmeId replyCount lastReplyId lastAt' },
  visitorFormSettings: { no: 'schoolId coordinatorsNotifiedAt', secret: 'tokenKey' },
  showcase: { fact: 'hubId publishedAt', shared: 'words thanks', who: 'editedById', no: 'version' },
} as const satisfies Marks
