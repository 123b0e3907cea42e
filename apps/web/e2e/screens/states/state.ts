import type { Page } from 'playwright-core'
import type { paths } from '#shared/paths.ts'
import type { Size } from '../look.ts'

export type Viewer =
  | 'visitor'
  | 'teacher'
  | 'member'
  | 'support'
  | 'facilitator'
  | 'coordinator'
  | 'administrator'
  | 'leadership'

/** Who stands for each role at the sample school; a visitor is nobody. */
export const sampleOf: Record<Exclude<Viewer, 'visitor'>, string> = {
  teacher: 'teacher@sample.test',
  member: 'karen.whitby@sample.test',
  support: 'support@sample.test',
  facilitator: 'facilitator@sample.test',
  coordinator: 'coordinator@sample.test',
  administrator: 'admin@sample.test',
  leadership: 'graham.bell@sample.test',
}

/** Addresses that only the running school knows. */
export type Known = {
  toCome: string
  /** The first that was held this year; null where none was yet. */
  held: string | null
  /** Whether a half term of this year has begun. */
  begun: boolean
  /** Whether anybody has promised anything this year. */
  promised: boolean
  /** Whether the facilitator may rate their hub now, and hasn't. */
  toRate: boolean
  /** The first story and the first strategy that are published; null where none is yet. */
  published: Record<'story' | 'strategy', { id: string; title: string } | null>
  /** Of Karen Whitby, the member. */
  observations: Record<'booked' | 'toMake' | 'handedOver', string>
  person: string
  link: string
  newPassword: string
  invitation: string
}

export type State = {
  /** What is special about it; with the role and the path it names its pictures. */
  name: string
  as: Viewer
  /** Null, and left out, where the time of year has no such page yet. */
  at: (known: Known) => string | null
  heading: string | RegExp | ((known: Known) => string)
  /** Left out where the time of year has nothing to show for it. */
  when?: (known: Known) => boolean
  /** What the person does before one looks. */
  act?: (page: Page) => Promise<void>
  /** What the person does so that the next state does not stand on this one. */
  undo?: (page: Page) => Promise<void>
  sizes?: Size[]
}

export type States<Name extends keyof typeof paths> = Record<Name, State[]>

export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
export const alertSays = (page: Page) => page.getByRole('alert').filter({ hasText: /\w/ }).first().waitFor()
export const invalid = (page: Page) => page.locator('[aria-invalid=true]').first().waitFor()
export const opened = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor()
export const leave = (page: Page) => page.keyboard.press('Escape')
/** A page of the meeting that was held. */
export const inHeld =
  (page = '') =>
  ({ held }: Known) =>
    held && `${held}${page}`
export const nothing = 'Page not found'
export const unknownToken = '#0123456789012345678901234567890123456789'
