import type { Page } from 'playwright-core'

/** Whoever is signed in, on a page or without one. */
export type Device = Pick<Page, 'request'>

export type KnownMeeting = { id: string; status: string; kind: string; startsAtInstant: string }

/** Their meetings of this year, earliest first. */
export async function meetingsOf({ request }: Device): Promise<KnownMeeting[]> {
  const answer = await request.get('/api/v1/meetings?scope=mine&limit=200')
  return ((await answer.json()) as { items: KnownMeeting[] }).items
}

/** Their meetings that are still to come, with a feedback round: the first of a year has none. */
const meetingsToCome = async (device: Device) =>
  (await meetingsOf(device)).filter(meeting => meeting.status === 'planned' && meeting.kind === 'ordinary')

/** The same without what begins today: on whatever day it is, the sample has a meeting that is about to begin. */
export async function laterMeetings(device: Device, now: number): Promise<KnownMeeting[]> {
  const isLater = ({ startsAtInstant }: KnownMeeting) => Date.parse(startsAtInstant) > now + 24 * 60 * 60_000
  return (await meetingsToCome(device)).filter(isLater)
}

/** What the parts of a meeting are called, in their order. */
export async function partsOf({ request }: Device, id: string): Promise<string[]> {
  const answer = await request.get(`/api/v1/meetings/${id}`)
  return ((await answer.json()) as { segments: { title: string }[] }).segments.map(({ title }) => title)
}

/** The path of their next meeting with a feedback round. */
export async function nextMeeting(device: Device): Promise<string> {
  const [next] = await meetingsToCome(device)
  if (!next) throw new Error('no meeting to come')
  return `/meetings/${next.id}`
}
