import { isolated } from '@hubs/rules/text/isolated'
import type { TermReport } from '@hubs/schema/reports/year-report'
import { createPdfThread } from '../../files/pdf-thread.client.ts'
import type { TermReportFacts } from './term-report-pdf.worker.ts'

const drawn = createPdfThread<TermReportFacts>(new URL('./term-report-pdf.worker.ts', import.meta.url))

/** The governors’ page on one sheet of paper. */
export function termReportPdf(report: TermReport, logo: Buffer | null): Promise<Buffer> {
  const title = `Learning Hubs: ${isolated(report.term.name)} term, ${report.programme.name}`
  return drawn({ title, author: report.school, what: 'report', margin: 52 }, { report, title, logo })
}
