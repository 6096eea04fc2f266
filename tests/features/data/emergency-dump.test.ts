import { expect, test } from 'vitest'
import { emergencyDump } from '@/features/data/emergency-dump'
import { recordsOfEachKind } from '@/domain/records/registry'

test('bytes of attachments stand in the dump as Base64, whatever their length', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251)
  const records = { ...recordsOfEachKind(() => []), attachments: [{ id: 'a', bytes }] as never }
  const dump = JSON.parse(emergencyDump({ records, damaged: [{ kind: 'actions', id: 'x' }] })) as {
    records: { attachments: { bytes: string }[] }
    damaged: unknown
  }
  expect(dump.damaged).toEqual([{ kind: 'actions', id: 'x' }])
  expect(Uint8Array.from(Buffer.from(dump.records.attachments[0]?.bytes ?? '', 'base64'))).toEqual(bytes)
})
