import { within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { beforeAll } from 'vitest'
import { loadDateField } from '#ui/dates/date-field.tsx'

// Its parts are there from the start: how they come later has a test of its own.
beforeAll(async () => void (await loadDateField()))

/** The whole of a date or time field, as it reads. */
export const dateText = (field: HTMLElement) =>
  within(field)
    .getAllByRole('spinbutton')
    .map(segment => segment.textContent)
    .join(' ')

/** Types figures into a date or time field as a person does who begins at its first part: "15012099", "0930". */
export async function typeDate(user: UserEvent, field: HTMLElement, figures: string) {
  const [first] = within(field).getAllByRole('spinbutton')
  if (first) await user.click(first)
  await user.keyboard(figures)
}
