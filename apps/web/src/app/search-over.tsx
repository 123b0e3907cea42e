import { SearchDialog } from '#features/search/search-dialog.tsx'
import { hitSign, hitTo } from './search-links.tsx'

/** The box over the page. */
export default function SearchOver({ onClose }: { onClose: () => void }) {
  return <SearchDialog onClose={onClose} linkTo={hitTo} sign={hitSign} />
}
