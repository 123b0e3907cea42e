import { isolated } from '@hubs/rules/text/isolated'
import { type Addressee, salutation, type Letter, letter } from './letters.mail.ts'

type DataRequestNotice = { to: Addressee; schoolName: string; by: string }

/** To everybody, where an administrator has downloaded everything of the school. */
export function schoolDownloadLetter({ to, schoolName, by }: DataRequestNotice): Letter {
  return letter(
    `Everything in Learning Hubs at ${schoolName} was downloaded`,
    salutation(to),
    `${isolated(by)} has downloaded everything that Learning Hubs holds for ${schoolName}, as administrator. It includes what only some people can see, such as private plans and observation notes.`,
    'Schools do this to move to another server, or to keep their own copy. If you don’t know why it was done, ask them.',
  )
}

/** To somebody whose data an administrator has downloaded. */
export function dataRequestLetter({ to, schoolName, by }: DataRequestNotice): Letter {
  return letter(
    `Your data was downloaded from Learning Hubs at ${schoolName}`,
    salutation(to),
    `${isolated(by)} has downloaded everything that Learning Hubs holds about you, as administrator. It includes what only you can see, such as private plans.`,
    'If you asked the school for your data, that’s what this is. If you didn’t, ask them why.',
  )
}
