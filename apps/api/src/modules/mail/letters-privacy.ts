import { isolated } from '@hubs/rules/text/isolated'
import { type Addressee, hello, type Letter, letter } from './letters.ts'

type Told = { to: Addressee; schoolName: string; by: string }

/** To somebody whose data an administrator has downloaded. */
export function dataRequestLetter({ to, schoolName, by }: Told): Letter {
  return letter(
    `Your data was downloaded from Learning Hubs at ${schoolName}`,
    hello(to),
    `${isolated(by)} has downloaded everything that Learning Hubs holds about you, as administrator. It includes what only you can see, such as private plans.`,
    'If you asked the school for your data, that’s what this is. If you didn’t, ask them why.',
  )
}
