import type { CreatePerson } from '@hubs/schema/staff'
import type { ReactNode } from 'react'
import type { FieldOf } from '#lib/zod-form.ts'
import { Check } from '#ui/fields/check.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'
import { Field } from '#ui/fields/field.tsx'
import { FormPair } from '#ui/forms/form.tsx'
import { dayChoices, kindChoices, roleChoices } from './person-labels.ts'

type PersonFieldsProps = {
  field: FieldOf<CreatePerson>
  /** What gives somebody power is for administrators, and an address once it lets its person in. */
  sets: { roles: boolean; email: boolean }
  /** Said where they are given a role. */
  beforeRoles?: ReactNode
}

/** Everything there is to say about a person, for adding and for changing. */
export function PersonFields({ field, sets, beforeRoles }: PersonFieldsProps) {
  return (
    <>
      <FormPair>
        <Field label="Name" autoComplete="off" {...field('name')} />
        <Field
          label="Known as (optional)"
          hint="For greetings and emails. For example, Dr Meier"
          autoComplete="off"
          {...field('preferredName')}
        />
      </FormPair>
      <Field
        label="Email address"
        type="email"
        inputMode="email"
        autoComplete="off"
        readOnly={!sets.email}
        {...(!sets.email && { hint: 'Only an administrator can change this now, because they can sign in with it.' })}
        {...field('email')}
      />
      <WorkFields field={field} />
      <ChoiceField kind="one" look="lines" label="Staff" choices={kindChoices} {...field('staffKind')} />
      <ChoiceField
        kind="some"
        label="Working days"
        hint="So that meetings are on days they’re in school"
        choices={dayChoices}
        {...field('workingDays')}
      />
      <Check
        label="Senior leader"
        hint="A member like everyone else. This helps to balance groups."
        {...field('seniorLeader')}
      />
      {sets.roles && beforeRoles}
      {sets.roles && (
        <ChoiceField
          kind="some"
          look="lines"
          label="Roles"
          hint="Most people don’t have one. You may need to enter your password to change roles."
          choices={roleChoices}
          {...field('roles')}
        />
      )}
    </>
  )
}

/** What somebody does at the school, in its own words: no list to choose from. */
function WorkFields({ field }: Pick<PersonFieldsProps, 'field'>) {
  return (
    <FormPair>
      <Field label="Job title (optional)" hint="For example, Teacher of science" autoComplete="off" {...field('job')} />
      <Field label="Department (optional)" hint="For example, Science" autoComplete="off" {...field('department')} />
    </FormPair>
  )
}
