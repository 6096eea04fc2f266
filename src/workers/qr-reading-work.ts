import { qrReader } from './run-qr'
import type { BeginWork } from './work'

export const begin: BeginWork = (tell) => {
  const read = qrReader()
  return (image) => tell(read(image))
}
