import type { QrSeriesRequest } from './qr-protocol'
import { ballotPictures } from './run-qr'
import type { BeginWork } from './work'

export const begin: BeginWork =
  (tell) =>
  ({ ballot }: QrSeriesRequest) =>
    tell({ kind: 'done', result: ballotPictures(ballot) })
