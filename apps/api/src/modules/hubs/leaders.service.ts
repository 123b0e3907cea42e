import type { Actor } from '@hubs/rules/can'
import { DAY_MS } from '@hubs/rules/dates/durations'
import { doneBy, writeAudit } from '../../audit.ts'
import { newId } from '../../ids.ts'
import type { Tx } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { leaderLeftLetter, leadersLetter, nowLeadsLetter } from '../mail/letters/groups.mail.ts'
import type { Notices } from '../notices/notices.service.ts'
import { leadersOf } from './hub.view.ts'
import * as repo from './hubs.repo.ts'

type Needs = { now: Clock; notices: Notices; origin: () => string }
type Leaver = { id: string; schoolId: string; name: string }

const staleAt = ({ now }: Needs) => now() + 2 * DAY_MS

/** It is written down, and the group's people and its leaders of before are told. */
async function tellChange(needs: Needs, tx: Tx, actor: Actor, { group, hub }: repo.FoundGroup, updated: repo.GroupRow) {
  const [before, after] = [leadersOf(group), leadersOf(updated)]
  if (before.toSorted().join() === after.toSorted().join()) return
  const details = { before, after }
  await writeAudit(tx, {
    ...doneBy(actor, needs.now()),
    action: 'leaders-changed',
    subjectId: group.id,
    details,
  })
  const names = await repo.listNames(tx, [actor.id, ...before, ...after])
  const named = (ids: string[]) => ids.flatMap(id => names.get(id) ?? [])
  const said = { by: names.get(actor.id) ?? '', hubName: hub.name, leaders: named(after), before: named(before) }
  const event = `facilitators-changed ${newId()}`
  const people = await repo.listAddressees(tx, group.id, [...before, ...after])
  await needs.notices.tell(tx, people, 'facilitators-changed', to => {
    const isNew = after.includes(to.id) && !before.includes(to.id) && to.id !== actor.id
    const letter = isNew ? nowLeadsLetter({ to, ...said }) : leadersLetter({ to, ...said })
    return {
      kind: 'facilitators-changed',
      event,
      title: letter.subject,
      path: `/hubs/${hub.slug}`,
      byId: actor.id,
      letter,
      staleAt: staleAt(needs),
      about: `leaders ${group.id}`,
    }
  })
}

/** Inside the transaction in which somebody leaves: who can choose another facilitator hears of it. */
async function stopLeading(needs: Needs, tx: Tx, actorId: string, { id, schoolId, name }: Leaver) {
  for (const groupId of await repo.stopLeading(tx, id)) {
    const found = await repo.findGroup(tx, schoolId, groupId)
    if (!found) continue
    const { hub, group } = found
    const isSplit = (await repo.listGroups(tx, [hub.id])).length > 1
    const groupName = isSplit ? `${hub.name}, ${group.name}` : hub.name
    const [left] = (await repo.listNames(tx, leadersOf(group))).values()
    const path = `/programme/${hub.slug}`
    const coordinators = await needs.notices.listCoordinators(tx, schoolId)
    const others = coordinators.filter(to => to.id !== actorId && to.id !== id)
    const event = `facilitator-left ${newId()}`
    await needs.notices.tell(tx, others, 'facilitator-left', to => {
      const letter = leaderLeftLetter({ to, name, groupName, left: left ?? null, page: `${needs.origin()}${path}` })
      return {
        kind: 'facilitator-left',
        event,
        title: letter.subject,
        path,
        byId: actorId,
        letter,
        staleAt: staleAt(needs),
        about: `facilitator-left ${groupId}`,
      }
    })
  }
}

/** Who leads a group: each change is told, since it decides who reads what and whether the meeting is prepared. */
export function createLeaders(needs: Needs) {
  return {
    tellChange: tellChange.bind(null, needs),
    stopLeading: stopLeading.bind(null, needs),
  }
}
