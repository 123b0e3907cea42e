import { Chip } from '#ui/chip.tsx'
import { unbroken } from '#ui/text/unbroken.tsx'
import { HubIcon } from './hub-icon.tsx'

/** The hub's icon and name in its colour. */
export function HubChip({ slug, name }: { slug: string; name: string }) {
  return (
    <span data-hub={slug}>
      <Chip>
        <HubIcon slug={slug} />
        <bdi>{unbroken(name)}</bdi>
      </Chip>
    </span>
  )
}
