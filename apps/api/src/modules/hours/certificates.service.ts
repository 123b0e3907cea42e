import { type CertificateCheck, CERTIFICATE_LETTERS } from '@hubs/schema/hours'
import { randomInt } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { doneBy, writeAudit } from '../../audit.ts'
import { asBearer, authorize, guarded } from '../../authorize.ts'
import { notFound, Refusal } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { GuardedStore } from '../../store/store.ts'
import type { Clock } from '../../time/clock.ts'
import { dayAt } from '../../time/wall-time.ts'
import type { SchoolService } from '../school/school.service.ts'
import { certificatePdf } from './certificate-pdf.format.ts'
import * as repo from './hours.repo.ts'
import type { Hours } from './hours.service.ts'

/** Twelve of 31 letters and numbers that can't be taken for each other: 59 bits. */
const newCode = () =>
  Array.from({ length: 12 }, () => CERTIFICATE_LETTERS[randomInt(CERTIFICATE_LETTERS.length)]).join('')

type Needs = { store: GuardedStore; now: Clock; hours: Hours; school: SchoolService; origin: () => string }

/** The same one for as long as the hours are the same. */
const issue = ({ store, hours, now }: Needs) =>
  guarded('hours:see', (actor, personId: string, programmeId: string) => {
    return store.write(async tx => {
      const person = await hours.findPerson(tx, actor, personId)
      authorize(tx, actor, { schoolId: person.schoolId, personId })
      const { programme } = await hours.programmeOf(tx, actor.schoolId, programmeId)
      const content = await hours.contentOf(tx, person, programme)
      if (content.totals.all <= 0)
        throw new Refusal('conflict', `There are no hours in ${programme.name} yet, so there’s nothing to certify.`)
      const last = await repo.findCertificate(tx, personId, programme.id)
      if (last && isDeepStrictEqual(last.content, content)) return { id: last.id, code: last.code }
      const row = { id: newId(), schoolId: actor.schoolId, personId, programmeId: programme.id, content }
      const code = newCode()
      await repo.insertCertificate(tx, { ...row, code, issuedAt: now() })
      await writeAudit(tx, {
        ...doneBy(actor, now()),
        action: 'certificate-issued',
        subjectId: personId,
        details: { programmeId: programme.id },
      })
      return { id: row.id, code }
    })
  })

const pdf = ({ store, hours, origin, school }: Needs) =>
  guarded('hours:see', async (actor, id: string): Promise<Buffer> => {
    const row = await repo.findCertificateById(store.read, id)
    if (row?.schoolId !== actor.schoolId) throw notFound('certificate')
    authorize(store, actor, { schoolId: row.schoolId, personId: row.personId })
    const { timeZone } = await hours.findPerson(store.read, actor, row.personId)
    const issuedOn = dayAt(row.issuedAt, timeZone)
    return certificatePdf({
      content: row.content,
      code: row.code,
      issuedOn,
      checkAt: `${origin()}/certificate`,
      logo: await school.logoPicture(row.schoolId),
    })
  })

/** For anybody who has a code: what the certificate says, and whether the record still says so. */
async function check({ store, hours }: Needs, code: string): Promise<CertificateCheck> {
  const tx = asBearer(store.read, 'the code on a certificate')
  const row = await repo.findCertificateByCode(tx, code)
  const person = row && (await repo.findPerson(tx, row.personId))
  if (!row || !person)
    throw new Refusal(
      'not-found',
      'There’s no certificate with this code. Check each letter and number against the certificate.',
    )
  const last = await repo.findCertificate(tx, row.personId, row.programmeId)
  const current = await hours.contentOf(tx, person, { id: row.programmeId, name: row.content.year })
  const holds = last?.id === row.id && isDeepStrictEqual(row.content.totals, current.totals)
  return {
    state: holds ? 'valid' : 'replaced',
    issuedOn: dayAt(row.issuedAt, person.timeZone),
    content: row.content,
  }
}

/** What somebody can show an employer: the sums of their hours on the day it was issued, with a code to check it by. */
export function createCertificates(needs: Needs) {
  return {
    issue: issue(needs),
    pdf: pdf(needs),
    check: check.bind(null, needs),
  }
}

export type Certificates = ReturnType<typeof createCertificates>
