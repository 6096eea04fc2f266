import { heldBackBy, type HeldBack } from '@/domain/scoring/certificate'
import { toldApart } from '@/domain/scoring/displayed'
import type { CertificateLevel, GateResult } from '@/domain/scoring/score'
import type { Writer } from './context'
import type { CertificateBlock } from './special-blocks'

/** Name of a level of the certificate; empty for null. */
export function levelName({ text, input }: Writer, id: string | null): string {
  return text(input.questionnaire.scoring.certificate?.find((level) => level.id === id)?.label)
}

/** Why the level is not the one that the score would be enough for. */
export function heldBackSentences(writer: Writer): string[] {
  const { certificate } = writer.input.score
  if (!certificate) return []
  const about = (key: 'heldBack' | 'notKnownYet', held: HeldBack | null) =>
    held
      ? [
          writer.t(
            `report.certificate.${key}`,
            { level: levelName(writer, held.level), n: held.count },
            held.count,
          ),
        ]
      : []
  const { unmet, notKnown } = heldBackBy(certificate)
  return [...about('heldBack', unmet), ...about('notKnownYet', notKnown)]
}

function stateName({ t }: Writer, state: GateResult['state']): string {
  switch (state) {
    case 'met':
      return t('report.certificate.met')
    case 'unmet':
      return t('report.certificate.unmet')
    case 'notKnown':
      return t('report.certificate.notKnown')
    case 'leftOut':
      return t('report.certificate.leftOut')
  }
}

function thresholdRow(writer: Writer, level: CertificateLevel) {
  const { t, input, formats } = writer
  const { share } = input.score.root
  if (share === null) return []
  const told = toldApart(share, level.from, input.questionnaire.scoring.display)
  const written = (value: number) => formats.number(value, told.decimals)
  const isMissing = level.missingShare > 0
  const slots = {
    threshold: written(told.higher),
    points: written(told.lower),
    missing: written(told.missing),
  }
  const condition = isMissing
    ? t('report.certificate.thresholdMissing', slots)
    : t('report.certificate.threshold', slots)
  return [{ condition, state: stateName(writer, isMissing ? 'unmet' : 'met') }]
}

/** The conditions of each level, and which are met; null where there is no certificate to speak of. */
export function certificateBlock(writer: Writer): CertificateBlock | null {
  const { t, text, input } = writer
  const { certificate } = input.score
  if (!certificate) return null
  const { scoring } = input.questionnaire
  const reason = ({ id }: GateResult) => text(scoring.gates?.find((gate) => gate.id === id)?.reason)
  const level = levelName(writer, certificate.level)
  return {
    heading: t('report.certificate.heading'),
    lead: [
      level === '' ? t('report.certificate.none') : t('report.certificate.reached', { level }),
      ...heldBackSentences(writer),
    ],
    columns: { condition: t('report.certificate.condition'), state: t('report.certificate.state') },
    levels: certificate.levels.map((one) => ({
      id: one.id,
      heading: levelName(writer, one.id),
      description: text(scoring.certificate?.find(({ id }) => id === one.id)?.description),
      rows: [
        ...thresholdRow(writer, one),
        ...one.conditions.map((gate) => ({ condition: reason(gate), state: stateName(writer, gate.state) })),
      ],
    })),
    note: t('report.certificate.note'),
  }
}
