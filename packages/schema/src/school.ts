import { z } from 'zod'
import { expectedVersion, nameLine, personName, shortText } from './common.ts'

/** A picture of the school's, made anew by the server; `url` is for good. */
export const schoolLogo = z.object({ url: z.string(), width: z.int(), height: z.int(), alt: z.string() })
export type SchoolLogo = z.infer<typeof schoolLogo>

/** What the school is known by on every page. */
export const schoolLook = z.object({ accent: z.string().nullable(), logo: schoolLogo.nullable() })
export type SchoolLook = z.infer<typeof schoolLook>

export const school = schoolLook.extend({ name: z.string(), version: z.int() })
export type School = z.infer<typeof school>

/** Whom a colleague asks: by name alone, a few of each. */
export const schoolContacts = z.object({ coordinators: z.array(personName), administrators: z.array(personName) })
export type SchoolContacts = z.infer<typeof schoolContacts>

export const updateSchool = z.strictObject({
  name: nameLine(80, 'Enter your school’s name.').optional(),
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'Enter a colour like #23407a.')
    .nullable()
    .optional(),
  expectedVersion,
})
export type UpdateSchool = z.infer<typeof updateSchool>

/** So large may a picture be that is sent, in bytes. */
export const LARGEST_LOGO = 2 * 1024 * 1024

/** A PNG, JPEG or WebP in base64, and what it shows for those who don't see it. */
export const putLogo = z.strictObject({
  image: z
    .base64('Choose a PNG, JPEG or WebP picture.')
    .min(1, 'Choose a picture.')
    .max(Math.ceil(LARGEST_LOGO / 3) * 4, 'This picture is too large. Choose one of up to 2 MB.'),
  alt: shortText(120),
})
export type PutLogo = z.infer<typeof putLogo>
