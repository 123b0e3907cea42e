import { hubColours, hubIcons, type HubColour, type HubIcon } from '@hubs/schema/hubs'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { HubLook } from '#shared/hub-icon.tsx'
import { ChoiceField } from '#ui/fields/choice-field.tsx'

export const iconWords: Record<HubIcon, string> = {
  users: 'People',
  leaf: 'Leaf',
  heart: 'Heart',
  compass: 'Compass',
  lightbulb: 'Light bulb',
  globe: 'Globe',
  palette: 'Palette',
  ruler: 'Ruler',
  music: 'Music note',
}

export const colourWords: Record<HubColour, string> = {
  plum: 'Plum',
  teal: 'Teal',
  brick: 'Brick red',
  slate: 'Slate',
  olive: 'Olive',
}

const choicesOf = <T extends string>(values: readonly T[], words: Record<T, string>) =>
  values.map(value => ({ value, label: words[value] }))

type HubLookFieldsProps = {
  icon: UseFormRegisterReturn
  colour: UseFormRegisterReturn
  /** As it stands in the form. */
  now: { name: string; icon: HubIcon | null; colour: HubColour | null }
}

/** What a hub of the school's own is known by, beside its name. */
export function HubLookFields({ icon, colour, now }: HubLookFieldsProps) {
  return (
    <>
      <ChoiceField
        kind="one"
        label="Icon"
        hint="Shown with the hub’s name everywhere."
        choices={choicesOf(hubIcons, iconWords)}
        {...icon}
      />
      <ChoiceField kind="one" label="Colour" choices={choicesOf(hubColours, colourWords)} {...colour} />
      {now.icon && now.colour && (
        <div className="row">
          <span className="quiet">It looks like this:</span>
          <HubLook sign={now.icon} colour={now.colour} name={now.name || 'New hub'} />
        </div>
      )}
    </>
  )
}
