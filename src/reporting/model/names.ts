import type { MunicipalityKind } from '@/domain/questionnaire/format-1'
import type { Assessment, Sheet } from '@/domain/records/assessment'
import type { Evidence } from '@/domain/records/evidence'
import type { Action } from '@/domain/records/plan'
import type { Translate } from '@/platform/texts'

/** Name of an action's status. */
export function statusName(t: Translate, status: Action['status']): string {
  return t(`labels.status.${status}`)
}

/** Name of a group that an action serves. */
export function groupName(t: Translate, group: Action['groups'][number]): string {
  return t(`labels.group.${group}`)
}

/** Name of a kind of evidence. */
export function evidenceName(t: Translate, kind: Evidence['kind']): string {
  return t(`labels.evidence.${kind}`)
}

/** Name of the role in which somebody answered. */
export function roleName(t: Translate, role: Sheet['role']): string {
  return t(`labels.role.${role}`)
}

/** Name of where an action comes from. */
export function originName(t: Translate, origin: Action['origin']): string {
  return {
    indicator: t('report.origin.indicator'),
    own: t('report.origin.own'),
    need: t('report.origin.need'),
    promise: t('report.origin.promise'),
    recommendation: t('report.origin.recommendation'),
  }[origin]
}

/** How the assessment was made. */
export function respondentsName(t: Translate, respondents: Assessment['respondents']): string {
  return {
    self: t('report.respondents.self'),
    workshop: t('report.respondents.workshop'),
    external: t('report.respondents.external'),
  }[respondents]
}

/** Name of a kind of municipality. */
export function kindName(t: Translate, kind: MunicipalityKind): string {
  return { city: t('report.kind.city'), community: t('report.kind.community') }[kind]
}
