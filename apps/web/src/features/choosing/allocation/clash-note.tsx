import { z } from 'zod'
import { ApiProblem } from '#lib/api-client.ts'
import { ProblemNote } from '#ui/notes/problem-note.tsx'

const clash = z.object({ why: z.array(z.string()), relax: z.array(z.string()) })

/** What clashes, where nothing keeps all the rules; null for any other problem. */
export function clashIn(error: unknown) {
  const read = error instanceof ApiProblem ? clash.safeParse(error.problem.current) : null
  return read?.success ? read.data : null
}

/** The rules that clash, and what would help. */
export function ClashNote({ why, relax }: z.infer<typeof clash>) {
  return (
    <ProblemNote>
      <span className="col tight">
        {why.map(line => (
          <span key={line}>{line}</span>
        ))}
        {relax.map(line => (
          <strong key={line}>{line}</strong>
        ))}
      </span>
    </ProblemNote>
  )
}
