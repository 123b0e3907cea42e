import Download from 'lucide-react/icons/download'
import { useState } from 'react'
import type { TableName } from '@hubs/schema/tables'
import { sentenceOf } from '#lib/api-client.ts'
import { Button } from '#ui/button.tsx'
import { Fold } from '#ui/fold.tsx'
import { ProblemNote } from '#ui/notes/problem-note.tsx'
import { useToast } from '#ui/notes/status.tsx'
import { downloadHours, downloadRegister, downloadTable } from './hours.queries.ts'

/** The tables of the year that only those with all hours may have. */
const tables: Record<TableName, string> = {
  hubs: 'Hubs and places',
  meetings: 'Meetings',
  plans: 'Plans, as counts',
  reminders: 'Who needs a reminder',
}

/** What can be taken into a spreadsheet; a coordinator’s other tables too. */
export function RegisterDownloads({ programmeId, whole }: { programmeId: string; whole: boolean }) {
  const [problem, setProblem] = useState<string | null>(null)
  const say = useToast()
  // Not a link: a refusal has to be read here, and not saved as a file.
  async function save(get: () => Promise<void>) {
    setProblem(null)
    try {
      await get()
      say('Downloaded.')
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  const button = (label: string, get: () => Promise<void>) => (
    <Button key={label} look="ghost" onPress={() => void save(get)}>
      <Download className="icon" aria-hidden />
      {label}
    </Button>
  )
  return (
    <Fold title="Download as CSV">
      {problem && <ProblemNote>{problem}</ProblemNote>}
      <div className="row wrap">
        {button('Attendance', () => downloadRegister(programmeId))}
        {whole && button('Hours', () => downloadHours(programmeId))}
        {whole &&
          Object.entries(tables).map(([table, label]) =>
            button(label, () => downloadTable(table as TableName, programmeId)),
          )}
      </div>
    </Fold>
  )
}
