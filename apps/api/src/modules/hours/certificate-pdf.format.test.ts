import { expect, test } from 'vitest'
import { picturesIn, png } from '../school/school.testkit.ts'
import { certificatePdf } from './certificate-pdf.format.ts'

const content = {
  name: 'Amy Adams',
  schoolName: 'Hilltop School',
  year: '2026-27',
  hubName: 'Feedback',
  meetings: 6,
  totals: { attended: 720, caughtUp: 0, extra: 30, all: 750 },
}

test('a certificate has the school’s logo where there is one, and stays one page', async () => {
  const made = (logo: Buffer | null) =>
    certificatePdf({ content, code: 'ABCDEFGHJKLM', issuedOn: '2027-07-01', checkAt: 'https://hubs.test', logo })
  for (const logo of [null, png(600, 200), png(20, 300)]) {
    const pdf = await made(logo)
    expect(picturesIn(pdf)).toBe(logo === null ? 0 : 1)
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
  }
})
