import type { CreatePerson } from '@hubs/schema/staff'
import type { FieldErrors, UseFormRegister } from 'react-hook-form'
import { Check } from '#ui/forms/check.tsx'
import { ChoiceField } from '#ui/forms/choice-field.tsx'
import { Field } from '#ui/forms/field.tsx'
import { FormPair } from '#ui/forms/form.tsx'
import { dayChoices, kindChoices, roleChoices } from './person-labels.ts'

type PersonFieldsProps = {
  register: UseFormRegister<CreatePerson>
  errors: FieldErrors<CreatePerson>
}

/** Everything there is to say about a person, for adding and for changing. */
export function PersonFields({ register, errors }: PersonFieldsProps) {
  return (
    <>
      <FormPair>
        <Field label="Name" autoComplete="off" error={errors.name?.message} {...register('name')} />
        <Field
          label="Known as (optional)"
          hint="For greetings and emails. For example, Dr Meier"
          autoComplete="off"
          error={errors.called?.message}
          {...register('called')}
        />
      </FormPair>
      <Field
        label="Email address"
        type="email"
        inputMode="email"
        autoComplete="off"
        error={errors.email?.message}
        {...register('email')}
      />
      <WorkFields register={register} errors={errors} />
      <ChoiceField
        kind="one"
        look="lines"
        label="Staff"
        choices={kindChoices}
        error={errors.staffKind?.message}
        {...register('staffKind')}
      />
      <ChoiceField
        kind="some"
        label="Working days"
        hint="So that meetings are on days they’re in school"
        choices={dayChoices}
        error={errors.workingDays?.message}
        {...register('workingDays')}
      />
      <Check
        label="Senior leader"
        hint="A member like everyone else. This helps to balance groups."
        {...register('seniorLeader')}
      />
      <ChoiceField
        kind="some"
        look="lines"
        label="Roles"
        hint="Most people don’t have one. You may need to enter your password to change roles."
        choices={roleChoices}
        error={errors.roles?.message}
        {...register('roles')}
      />
    </>
  )
}

function WorkFields({ register, errors }: PersonFieldsProps) {
  return (
    <FormPair>
      <Field
        label="Job title"
        hint="For example, Teacher of science"
        autoComplete="off"
        error={errors.job?.message}
        {...register('job')}
      />
      <Field
        label="Department"
        hint="For example, Science"
        autoComplete="off"
        error={errors.department?.message}
        {...register('department')}
      />
    </FormPair>
  )
}
