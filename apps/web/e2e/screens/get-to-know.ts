import { request } from 'playwright-core'
import { type Device, laterMeetings, meetingsOf } from '../kit/own-meetings.ts'
import type { TestServer } from '../kit/server.ts'
import { enter } from '../kit/visit.ts'
import { type Known, sampleOf } from './states/state.ts'

/** As long as the form takes: whoever has such a name must be able to work here. */
const longest = {
  name: 'Ada Wilhelmina Featherstonehaugh-Cholmondeley of the Upper School Annexe',
  email: 'ada.wilhelmina.featherstonehaugh-cholmondeley@northgate.sample.test',
  staffKind: 'support',
  job: 'Teaching assistant, learning mentor and exam access arrangements coordinator',
  department: 'Special educational needs and disabilities, inclusion and pastoral care',
  workingDays: ['mon', 'tue', 'wed'],
  seniorLeader: false,
  roles: ['coordinator', 'leadership'],
}

/** The page of a link in the newest mail to this address, with what follows the `#`. */
async function mailed(server: TestServer, address: string, page: string) {
  const link = new RegExp(`http://[^/\\s]+(${page}#\\S+)`)
  return link.exec(await server.mailTo(address, link))?.[1] ?? ''
}

type Observation = { id: string; mine: 'observed' | 'observer'; status: string }

async function observationsOf(device: Device): Promise<Known['observations']> {
  const of = async (which: 'coming' | 'past') => {
    const answer = await device.request.get(`/api/v1/me/observations?which=${which}`)
    return ((await answer.json()) as { items: Observation[] }).items
  }
  const [coming, past] = [await of('coming'), await of('past')]
  const path = (found: Observation | undefined) => `/observations/${found?.id}`
  return {
    booked: path(coming.find(({ mine }) => mine === 'observed')),
    toMake: path(coming.find(({ mine }) => mine === 'observer')),
    handedOver: path([...coming, ...past].find(({ status }) => status === 'handed-over')),
  }
}

async function hasBegun(device: Device, now: number): Promise<boolean> {
  const answer = await device.request.get('/api/v1/programmes/current')
  const { halfTerms } = (await answer.json()) as { halfTerms: { startsOn: string }[] }
  return halfTerms.some(({ startsOn }) => startsOn <= new Date(now).toISOString().slice(0, 10))
}

async function isToRate(device: Device): Promise<boolean> {
  const answer = await device.request.get('/api/v1/hubs/questioning/outcomes')
  const { asked } = (await answer.json()) as { asked: { answered: boolean } | null }
  return asked?.answered === false
}

type Publication = { id: string; title: string; content: { kind: 'strategy' | 'trial' } }

async function publishedOf(device: Device): Promise<Known['published']> {
  const answer = await device.request.get('/api/v1/public/publications')
  const { items } = (await answer.json()) as { items: Publication[] }
  const first = (kind: Publication['content']['kind']) => items.find(({ content }) => content.kind === kind) ?? null
  return { story: first('trial'), strategy: first('strategy') }
}

/** Adds somebody with the longest name there may be, and asks for links. @returns where everything is */
export async function getToKnow(server: TestServer): Promise<Known> {
  const device = { request: await request.newContext({ baseURL: server.origin }) }
  await enter(device, sampleOf.administrator)
  const answer = await device.request.post('/api/v1/people', {
    headers: { 'idempotency-key': 'longest-name' },
    data: longest,
  })
  const { id } = (await answer.json()) as { id: string }
  await enter(device, sampleOf.member)
  const observations = await observationsOf(device)
  await enter(device, sampleOf.facilitator)
  // Ideas for a meeting of today can't be voted on any more.
  const [later] = await laterMeetings(device, server.now())
  if (!later) throw new Error('no meeting to come')
  const held = (await meetingsOf(device)).find(meeting => meeting.status === 'ended')
  await device.request.post('/api/v1/sign-in-links', { data: { email: sampleOf.teacher } })
  await device.request.post('/api/v1/password-resets', { data: { email: sampleOf.support } })
  return {
    toCome: `/meetings/${later.id}`,
    held: held ? `/meetings/${held.id}` : null,
    begun: await hasBegun(device, server.now()),
    promised: held !== undefined,
    toRate: await isToRate(device),
    observations,
    published: await publishedOf(device),
    person: `/people/${id}`,
    link: await mailed(server, sampleOf.teacher, '/link'),
    newPassword: await mailed(server, sampleOf.support, '/new-password'),
    invitation: await mailed(server, 'ada.wilhelmina', '/invitation'),
  }
}
