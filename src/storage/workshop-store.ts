import type { AnswerContent } from '@/domain/records/answer'
import type { Assessment, Sheet } from '@/domain/records/assessment'
import type {
  Ballot,
  BallotDraft,
  BallotWay,
  Decision,
  DecisionDraft,
  Hands,
  PriorityVote,
  PriorityVoteDraft,
  Round,
} from '@/domain/records/ballot'
import type {
  Participant,
  ParticipantDraft,
  ParticipantName,
  Workshop,
  WorkshopDraft,
} from '@/domain/records/workshop'
import type { Joined } from '@/domain/workshop/joined'
import type { NewAssessment } from './storage'

/** What a facilitator chooses when making a workshop. */
export interface NewWorkshop {
  readonly assessment: Omit<NewAssessment, 'role' | 'name'>
  readonly workshop: WorkshopDraft
}

/** What an invitation says of the assessment. */
export type Invited = Pick<
  Assessment,
  'id' | 'municipality' | 'municipalityKind' | 'questionnaire' | 'subset' | 'chosen' | 'period' | 'wave'
>

/** Workshops, who takes part, and what the group decided. Writing to those of a final assessment throws `locked`. */
export interface WorkshopStore {
  /** Creates the assessment of a workshop, its consensus sheet, and the workshop. */
  begin(input: NewWorkshop): Promise<{ assessment: Assessment; sheet: Sheet; workshop: Workshop }>
  /**
   * Opens one's own sheet under this code in a workshop to which one was invited, and keeps what was said of its assessment
   * where that is not here. A code that is new on this device begins a new sheet, or takes over the one that is
   * `continued`; a code that is known opens its own. Throws `locked` on the device that runs the workshop, `invalid` where
   * the assessment of that id here is no workshop's.
   */
  join(invited: Invited, code: string, continued?: string | null): Promise<Sheet>
  /** Who takes part on this device; nobody where it runs the workshop. */
  joined(assessmentId: string): Promise<Joined>
  /** Shows the sheet of somebody who joined here, or with null what the group agreed on. */
  openSheet(assessmentId: string, sheetId: string | null): Promise<void>
  /** Null where the assessment has none. */
  get(assessmentId: string): Promise<Workshop | null>
  /** Writes the fields that are given; the others stay as they are stored, perhaps by another window. */
  change(assessmentId: string, edit: Partial<WorkshopDraft>): Promise<Workshop>
  participants(assessmentId: string): Promise<Participant[]>
  /** Throws `invalid` where the code is taken, `full` where there is no room. */
  addParticipant(assessmentId: string, code: string, draft: ParticipantDraft): Promise<Participant>
  changeParticipant(id: string, edit: Partial<ParticipantDraft>): Promise<Participant>
  removeParticipant(id: string): Promise<void>
  /** Under a new code where another has been given theirs. Throws `full` where there is no room. */
  restoreParticipant(id: string): Promise<Participant>
  /** Gives another code, which nobody has and no ballot stands under. Throws `full` where none is left. */
  renewCode(id: string): Promise<Participant>
  /** Names by the id of the participant; none for one without. */
  names(assessmentId: string): Promise<ReadonlyMap<string, string>>
  /** An empty name deletes the record for good. */
  setName(participantId: string, name: string): Promise<ParticipantName | null>
  /**
   * Deletes the names of all participants for good, also in what undoing an import or a restore would bring back; they
   * come back from no older file. Returns how many had a name. Of a finished assessment, too.
   */
  eraseNames(assessmentId: string): Promise<number>
  hands(assessmentId: string): Promise<Hands[]>
  /** Null takes the count back: ballots count again. */
  setHands(
    assessmentId: string,
    itemId: string,
    round: Round,
    counts: Readonly<Record<string, number>> | null,
  ): Promise<void>
  decisions(assessmentId: string): Promise<Decision[]>
  /** Writes what the group agreed on into its sheet, and how it came to that, in one transaction. */
  decide(
    assessmentId: string,
    itemId: string,
    content: Pick<AnswerContent, 'state' | 'value' | 'naReason'>,
    decision: DecisionDraft,
  ): Promise<Decision>
  /** Takes a decision back; the sheet's answer is unanswered again, its earlier content stays in its history. */
  undecide(assessmentId: string, itemId: string): Promise<void>
  priorityVotes(assessmentId: string): Promise<PriorityVote[]>
  keepPriorityVote(assessmentId: string, draft: PriorityVoteDraft): Promise<PriorityVote>
  removePriorityVote(id: string): Promise<void>
}

/** A ballot that is still being filled in, on this device only. */
export type UnfinishedBallot = Pick<BallotDraft, 'code' | 'answers'>

/** A ballot that another has taken the place of on this device; what it says is not here. */
export interface EarlierBallot extends Pick<Ballot, 'id' | 'way' | 'handedInAt'> {
  /** Names this copy of it. */
  readonly copy: string
}

/** What participants have handed in. Ballots from other devices come as imports. */
export interface BallotStore {
  ofAssessment(assessmentId: string): Promise<Ballot[]>
  /** Keeps a ballot; one of the same participant and round is replaced by it, as an edit. Its draft goes with it. */
  keep(assessmentId: string, draft: BallotDraft): Promise<Ballot>
  /**
   * As `keep`, on the device that collects: what it takes the place of, also in the bin, can be brought back for 30 days,
   * as after an import. `name` is what that is called in the list of what can be undone.
   */
  collect(assessmentId: string, draft: BallotDraft, name: string): Promise<Ballot>
  /** What other ballots have taken the place of within 30 days, by imports or `collect`, and says something else; the newest first. */
  earlier(assessmentId: string): Promise<EarlierBallot[]>
  /**
   * Puts an earlier one in the place of what is there, which can be brought back in turn. Throws `missing` where there is
   * no such copy any more.
   */
  bringBack(earlier: Pick<EarlierBallot, 'id' | 'copy'>, name: string): Promise<void>
  /** Into the bin, and out of it again. */
  remove(id: string): Promise<void>
  restore(id: string): Promise<void>
  /** Null where none is being filled in this way. Throws `invalid` where it cannot be read. */
  draft(assessmentId: string, way: BallotWay): Promise<UnfinishedBallot | null>
  keepDraft(assessmentId: string, way: BallotWay, draft: UnfinishedBallot): Promise<void>
  discardDraft(assessmentId: string, way: BallotWay): Promise<void>
}
