import { ScreenRoom } from '#app/screen-room.tsx'

export default ScreenRoom
