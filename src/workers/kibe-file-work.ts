import { rawDump } from '@/storage/raw-dump'
import { openHere } from './open-here'
import { kibeFileRunner } from './run-kibe-file'
import type { BeginWork } from './work'

const tools = { open: openHere, dump: (onShare: (share: number) => void) => rawDump(undefined, onShare) }

export const begin: BeginWork = (tell) => kibeFileRunner(tools, tell)
