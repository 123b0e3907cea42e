import { personal } from '../../store/personal/personal.ts'
import type { RetentionRule } from './retention.repo.ts'

const about = {
  who: 'who it is about',
  fact: 'facts about the person',
  words: 'what the person wrote',
  shared: 'what several people wrote',
  names: 'names written down by the server',
  visitor: 'a visitor’s name and email address',
  ids: 'who it is about',
  secret: 'keys, scrambled',
} as const

const spaced = (name: string) => name.replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)

function describe(columns: Record<string, string>): string {
  const marks = Object.values(columns).map(mark => (mark.startsWith('by:') ? 'words' : mark))
  return [...new Set(marks.flatMap(mark => (mark in about ? [about[mark as keyof typeof about]] : [])))].join(', ')
}

type Facts = { schoolName: string; day: string; kept: readonly Pick<RetentionRule, 'about' | 'keptFor' | 'why'>[] }

/** A data-protection impact assessment to begin from, filled from the tables as they are. Markdown. */
export function assessmentOf({ schoolName, day, kept }: Facts): string {
  const records = Object.entries(personal).flatMap(([table, { columns }]) => {
    const what = describe(columns)
    return what === '' ? [] : [`| ${spaced(table)} | ${what} |`]
  })
  return `# Data-protection impact assessment: Learning Hubs at ${schoolName}

Written on ${day}, filled from the tables of this version. Lines with [ ] are the school’s to write.

## Why and on what ground
Staff of the school plan, meet and reflect in learning communities. It is never used for appraisal. Ground: [public task, UK GDPR article 6(1)(e)]. Controller: ${schoolName}. Data protection officer: [name, email address].

## Whose data
Staff, governors and guests with an account; visitors who leave a comment. No students: forms ask for a class code, never a name.

## What is held
| record | what of it is personal |
|---|---|
${records.join('\n')}

## How long
| what | kept for | why |
|---|---|---|
${kept.map(each => `| ${each.about} | ${each.keptFor} | ${each.why} |`).join('\n')}
| Everything else about staff | until they are erased | It is the work of the hub |

## Where, and who else
On the school’s own server: [where]. Backups: [where, how long]. Email goes through [provider]. No other company gets anything; pages load nothing from elsewhere.

## Risks, and what is done
| risk | what is done | what remains |
|---|---|---|
| Plans used for appraisal | The owner decides who sees a plan; administrators and coordinators don’t unless it is shared with the school | The school’s policy: [ ] |
| One answer read out of a total | Nothing is shown about fewer than 5 people | Small groups see less |
| An account is misused | Passwords of 12 characters, limits on guesses, sign-out everywhere, audit | Phishing: [training] |
| Data is lost | A checked backup each day, restore that undoes itself | Off-site copy: [who, how often] |
| Someone asks for their data, or to be erased | One file, one button; done again after a restore | First names in what others wrote |
| A student is named in free text | Hints at the fields | [who looks, how often] |

## Decision
[Approved by, on]
`
}
