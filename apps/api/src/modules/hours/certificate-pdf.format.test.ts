import { expect, test } from 'vitest'
import { certificateFacts } from '../../../test/certificate-facts.ts'
import { picturesIn, png } from '../school/school.testkit.ts'
import { certificatePdf } from './certificate-pdf.format.ts'

test('a certificate has the school’s logo where there is one, and stays one page', async () => {
  const made = (logo: Buffer | null) => certificatePdf({ ...certificateFacts, logo })
  for (const logo of [null, png(600, 200), png(20, 300)]) {
    const pdf = await made(logo)
    expect(picturesIn(pdf)).toBe(logo === null ? 0 : 1)
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
  }
})
