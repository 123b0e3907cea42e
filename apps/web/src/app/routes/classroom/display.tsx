import { ScreenRoom } from '#app/display/display-page.tsx'

export default ScreenRoom
