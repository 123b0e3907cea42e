import { createPdfThread } from '../../files/pdf-thread.client.ts'
import type { CertificateFacts } from './certificate-pdf.worker.ts'

const drawn = createPdfThread<CertificateFacts>(new URL('./certificate-pdf.worker.ts', import.meta.url))

/** What somebody's hours add up to, on one page. */
export function certificatePdf(facts: CertificateFacts): Promise<Buffer> {
  const title = `Certificate of professional learning, ${facts.content.year}`
  const { schoolName } = facts.content
  return drawn({ title, author: schoolName, what: 'certificate', margin: 72 }, facts)
}
