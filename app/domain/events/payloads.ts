import type { AuditKind } from '../audit/types';
import type { ChannelKind, Topic } from '../channel/types';
import type { ActDetails, HazardSource, HazardStage } from '../hazard/types';
import type { AppointedRole, HeldRole, Role } from '../organisation/types';
import type { PaperFormat } from '../report/listFiles';
import type { TemplateKind } from '../report/wordTemplate';
import type { ChangeKind, Frequency, Method, RiskLevel, Stage } from '../risk/types';
import type { ImportField } from '../risk/import/fields';
import type { InstrumentKind, RecordKind, RecordResult, SubmissionKind } from '../supervision/types';
import type { ProposalKind } from '../risk/upkeep/proposals';
import type { ReviewTrigger } from '../risk/upkeep/reviews';
import type { FurtherBecause, GapKind, SignatureCapacity } from '../routine/types';
import type { Json } from '../shared/canonical';
import type { Day, Month } from '../shared/day';
import type { Instant } from '../shared/instant';

/**
 * Everything that can happen, with what is told of it beside the rows: what a reader of the story needs, and whom it concerns. A payload is
 * never rewritten, so a field added here is missing in events from before. Ids of people are told where somebody must hear of it (`reactions.ts`).
 */
export interface Payloads extends EnterpriseEvents, OrganisationEvents, HazardEvents, RoutineEvents, RiskEvents, SupervisionEvents, PlatformEvents {}

/** Somebody who hears of an event, by name as it stood. */
export interface Told {
  readonly id: string;
  readonly name: string;
}

interface Named {
  readonly name: string;
}
interface Renamed {
  readonly from: string;
  readonly to: string;
}
interface MovedNode extends Renamed, Named {}
interface WithReason extends Named {
  readonly reason: string;
}

export interface EnterpriseEvents {
  'enterprise.created': { readonly name: string; readonly director?: string };
  'enterprise.edited': { readonly fields: readonly string[] };
  'settings.edited': { readonly from: Json; readonly to: Json };
  'settings.addressSet': { readonly from: Json; readonly to: Json };
  'settings.remindersSet': { readonly from: Json; readonly to: Json };
  'settings.selfCheckSet': { readonly from: Json; readonly to: Json };
  'settings.signalsSet': { readonly from: Json; readonly to: Json };
  'settings.accessSet': { readonly from: Json; readonly to: Json };
  'settings.platesHung': { readonly from: Json; readonly to: Json };
  'channel.opened': { readonly name: string; readonly kind: ChannelKind; readonly topics: readonly Topic[] };
  'channel.closed': { readonly name: string; readonly kind: ChannelKind };
  'calendar.workWeekSet': { readonly from: Day; readonly weekdays: readonly number[]; readonly worksOnHolidays: boolean };
  'calendar.shiftsSet': { readonly from: Day; readonly shifts: readonly string[] };
  'calendar.postShiftsSet': { readonly from: Day; readonly names: readonly string[]; readonly posts: readonly string[] };
  'calendar.holidaysSet': { readonly year: number; readonly from: Day; readonly holidays: number; readonly makeUpDays: number };
}

export interface OrganisationEvents {
  'workshop.opened': Named;
  'workshop.renamed': Renamed;
  'workshop.moved': { readonly direction: 'up' | 'down'; readonly neighbour: string };
  'workshop.closed': Named;
  'workshop.undone': Named;
  'team.opened': { readonly name: string; readonly workshop: string };
  'team.renamed': Renamed;
  'team.moved': MovedNode & { readonly posts: readonly string[] };
  'team.closed': Named;
  'team.undone': Named;
  'post.opened': { readonly name: string; readonly workshop: string; readonly dueTime: string };
  'post.renamed': Renamed;
  'post.moved': MovedNode;
  'post.dueTimeSet': Renamed;
  'post.closed': Named;
  'post.undone': Named;
  'person.added': { readonly name: string; readonly joinedOn: Day };
  'person.undone': Named;
  'person.linked': { readonly name: string; readonly joinedOn: Day; readonly confirmedBy: string; readonly invitedBy: string };
  'person.invited': { readonly name: string; readonly joinedOn: Day };
  'person.invitationWithdrawn': Named;
  'person.invitationDeclined': Named;
  'person.left': { readonly name: string; readonly lastDay: Day };
  /** What a person leaves behind, and to whom it went; each of the matters has its own event beside. */
  'person.handedOver': Named & { readonly lastDay: Day; readonly to: readonly string[]; readonly items: number; readonly hazards: number; readonly resolutions: number; readonly places: number };
  'person.phoneSet': Named;
  'person.passwordIssued': WithReason;
  'person.accountShut': WithReason;
  'person.accountOpened': WithReason;
  /** The subject is the person. */
  'appointment.made': { readonly appointmentId: string; readonly name: string; readonly role: AppointedRole; readonly fromDay: Day; readonly paper: string | null };
  'appointment.paperAttached': { readonly appointmentId: string; readonly role: AppointedRole; readonly paper: string };
  'appointment.ended': { readonly appointmentId: string; readonly role: AppointedRole; readonly toDay: Day };
  'holding.begun': { readonly holdingId: string; readonly name: string; readonly role: HeldRole; readonly place: string; readonly fromDay: Day };
  'holding.standInBegun': { readonly holdingId: string; readonly name: string; readonly role: HeldRole; readonly place: string; readonly replaced: string; readonly fromDay: Day; readonly toDay: Day };
  'holding.ended': { readonly holdingId: string; readonly role: Role; readonly place: string; readonly toDay: Day };
}

/** A hazard as an event of it tells which: what it is, who is responsible and by when after the act, and the ordinal of the act. */
export interface HazardFacts {
  readonly number: string;
  readonly title: string;
  readonly responsibleId: string;
  readonly responsibleName: string;
  /** Who was responsible before the act. */
  readonly formerId: string;
  readonly stage: HazardStage;
  readonly deadline: Day | null;
  readonly ordinal: number;
  /** Who is asked for the next act, where it is nobody's own: the verification, the confirmation, the answer to a request for time. */
  readonly waitsFor: readonly string[];
}

interface HazardEvents {
  'hazard.registered': { readonly number: string; readonly source: HazardSource; readonly title: string; readonly postName: string; readonly responsibleId: string; readonly responsibleName: string };
  'hazard.graded': ActDetails['grade'] & HazardFacts;
  'hazard.notified': ActDetails['notify'] & HazardFacts;
  'hazard.received': ActDetails['receive'] & HazardFacts;
  'hazard.rectified': ActDetails['rectify'] & HazardFacts;
  'hazard.verified': ActDetails['verify'] & HazardFacts;
  'hazard.returned': ActDetails['verify'] & HazardFacts;
  'hazard.extensionRequested': ActDetails['requestExtension'] & HazardFacts;
  'hazard.extensionDecided': ActDetails['decideExtension'] & HazardFacts;
  'hazard.handedOver': ActDetails['handOver'] & HazardFacts;
  'hazard.reminded': { readonly number: string; readonly step: string; readonly deadline: Day; readonly text: string; readonly recipients: readonly Told[] };
}

/** A record of a day as it was handed in. */
interface CheckFacts {
  readonly number: string;
  readonly postId: string;
  readonly postName: string;
  readonly day: Day;
  /** The shift, in words; left out of a day without shifts. */
  readonly shift?: string;
  readonly items: number;
  readonly findings: number;
  readonly zeroRisk: boolean;
  readonly correctsId: string | null;
}

/** A 后续报告 with why it is none, and the record of the check it stands beside; null where there is none. */
interface FurtherFacts extends CheckFacts {
  readonly because: FurtherBecause;
  readonly besideId: string | null;
  /** Who handed that check in. */
  readonly checkedById: string | null;
}

/** Whose name a paper waits for, and whether one of its period was signed before. */
interface Awaited {
  readonly waitsFor: readonly string[];
  readonly further: boolean;
}

interface SignedFacts extends Awaited {
  readonly capacity: SignatureCapacity;
  readonly contentHash: string;
}

/** A paper of a period: its number, and the Monday or the month. */
interface OfPeriod<K extends Day | Month> {
  readonly number: string;
  readonly period: K;
}

interface TemplateFacts {
  readonly kind: TemplateKind;
  readonly number: number;
  readonly hash: string;
}

interface RoutineEvents {
  'check.submitted': CheckFacts;
  'check.corrected': CheckFacts;
  'check.reportedFurther': FurtherFacts;
  'check.explained': { readonly number: string; readonly words: string };
  'day.closed': { readonly day: Day; readonly posts: number; readonly onTime: number; readonly late: number; readonly missed: number; readonly findings: number; readonly waitsFor: readonly string[] };
  'day.signed': { readonly day: Day; readonly contentHash: string; readonly capacity: SignatureCapacity };
  'gap.explained': { readonly kind: GapKind; readonly period: string; readonly postName?: string; readonly reason: string };
  'stop.declared': { readonly workshopName: string | null; readonly fromDay: Day; readonly toDay: Day; readonly reason: string };
  'post.changed': { readonly posts: readonly string[]; readonly kind: ChangeKind; readonly note: string; readonly items: number };
  'stop.withdrawn': { readonly fromDay: Day; readonly toDay: Day };
  'weeklyReport.compiled': Awaited & OfPeriod<Day> & { readonly weekStart: Day; readonly week: number };
  'weeklyReport.worded': OfPeriod<Day>;
  'weeklyReport.swept': OfPeriod<Day> & { readonly items: number; readonly answered: number; readonly findings: number };
  'sweepItem.added': { readonly content: string; readonly place: string };
  'sweepItem.ended': { readonly content: string; readonly place: string };
  'weeklyReport.signed': SignedFacts & OfPeriod<Day> & { readonly weekStart: Day };
  'monthlyMeeting.compiled': Awaited & OfPeriod<Month> & { readonly month: Month };
  'monthlyMeeting.written': OfPeriod<Month>;
  'monthlyMeeting.attended': OfPeriod<Month> & Named;
  'monthlyMeeting.signed': SignedFacts & OfPeriod<Month> & { readonly month: Month };
  'resolution.added': OfPeriod<Month> & { readonly content: string; readonly owner: string };
  'resolution.removed': OfPeriod<Month> & { readonly content: string };
  'resolution.handedOver': { readonly content: string; readonly dueDay: Day; readonly from: string; readonly to: string; readonly toId: string };
  'resolution.completed': { readonly content: string; readonly doneOn: Day; readonly doneNote: string };
  /** Something was drawn over a photo; the subject is the photo. */
  'evidence.marked': { readonly shapes: number };
  'wordTemplate.taken': TemplateFacts;
  'wordTemplate.adopted': TemplateFacts;
  'wordTemplate.stopped': TemplateFacts;
  'paper.handedOut': { readonly contentHash: string; readonly format: PaperFormat };
  'evidence.stored': { readonly bytes: number } | { readonly name: string; readonly mediaType: string };
}

interface ReviewFacts {
  readonly trigger: ReviewTrigger;
  readonly lineIds: readonly string[];
}
/** `lineId` is '' where the answer was to a row the list does not have. */
interface TemplateAnswer {
  readonly categoryId: string;
  readonly key: string;
  readonly lineId: string;
  readonly kind: string;
  readonly riskPoint: string;
  readonly reason: string;
}
interface ProposalAnswer {
  readonly kind: ProposalKind;
  readonly lineId: string;
  readonly reason: string;
  /** What the records say. */
  readonly why: string;
  readonly effect: string;
  readonly frequency: Frequency | null;
}

/** What happens to the list; `domain/risk/list/listStory` tells it of each line. */
export interface RiskEvents {
  'risk.draftStarted': { readonly number: number; readonly basedOn: number | null; readonly items: number };
  'risk.itemAdded': { readonly riskPoint: string; readonly postId: string; readonly stage: Stage };
  /** `hours` is '' for the whole shift. */
  'risk.itemTimed': { readonly riskPoint: string; readonly hours: string };
  'risk.itemTriggered': { readonly riskPoint: string; readonly changes: readonly ChangeKind[] };
  'risk.itemMeasured': { readonly riskPoint: string; readonly measurements: number };
  'risk.itemEdited': { readonly riskPoint: string; readonly movedFrom: string | null; readonly limitFell: boolean; readonly reason: string };
  'risk.itemRemoved': { readonly riskPoint: string; readonly stage: Stage; readonly postId: string; readonly lineId: string; readonly reason: string };
  'risk.itemsEdited': { readonly items: readonly string[] };
  'risk.houseTemplateLaid': { readonly from: string; readonly laid: number; readonly present: number; readonly waiting: number; readonly opened: number };
  'risk.itemsCopied': { readonly pairs: readonly { readonly fromPostId: string; readonly toPostId: string }[]; readonly copied: number; readonly present: number };
  'risk.itemsConfirmed': { readonly items: readonly string[] };
  'risk.itemAssessed': {
    readonly before: RiskLevel | null; readonly method: Method; readonly level: RiskLevel; readonly value: number | null; readonly setId: string; readonly setVersion: number;
    readonly standardVersion: number; readonly reason: string;
  };
  'risk.residualAssessed': { readonly original: RiskLevel | null; readonly level: RiskLevel; readonly value: number | null; readonly method: Method; readonly setId: string; readonly reason: string };
  'risk.limitVerified': { readonly criterion: string; readonly source: string };
  'risk.limitsVerified': { readonly items: readonly string[]; readonly sources: readonly string[] };
  'risk.ownersNamed': { readonly by: string; readonly items: readonly string[] };
  'risk.templatesLaid': { readonly edition: number; readonly categories: readonly string[]; readonly laid: number; readonly present: number; readonly merged: readonly string[]; readonly clashing: readonly string[]; readonly waiting: number };
  'risk.templateTaken': TemplateAnswer;
  'risk.templateLeft': TemplateAnswer;
  /** The first of an import says what was done; each holds some of the rows. */
  'risk.listImported': { readonly part: number; readonly parts: number; readonly heads?: readonly (readonly [string, ImportField | null])[] };
  /** Names of a sheet that are no post here, and such answers taken back. */
  'risk.placesAnswered': { readonly declined: readonly string[]; readonly forgotten: readonly string[] };
  /** `readers`: who is asked to read it. */
  'risk.listPublished': {
    readonly number: number; readonly effectiveFrom: Day; readonly contentHash: string; readonly items: number; readonly levels: Readonly<Record<string, number>>; readonly warnings: number;
    readonly added: number; readonly removed: number; readonly changed: number; readonly readers: readonly string[];
  };
  'risk.listRead': { readonly number: number; readonly posts: readonly string[] };
  'risk.reviewOpened': ReviewFacts & { readonly what: string; readonly dueDay: Day; readonly posts: readonly string[] };
  'risk.reviewFinished': ReviewFacts & { readonly outcome: string; readonly reason: string; readonly draft: number | null };
  'risk.proposalAccepted': ProposalAnswer;
  'risk.proposalRefused': ProposalAnswer;
  'risk.standardAdopted': { readonly version: number; readonly methods: readonly Method[]; readonly setId: string; readonly document: string; readonly reason: string };
  'floorPlan.drawn': PlanFacts;
  'floorPlan.regionsPlaced': PlanFacts;
  'floorPlan.setAside': PlanFacts;
}
interface PlanFacts {
  readonly number: number;
  readonly picture: string | null;
  readonly regions: number;
}

/** `waitsFor`: who hears of the answer. */
interface AnswerFacts {
  readonly number: string;
  readonly reason: string;
  readonly waitsFor: readonly string[];
}

interface SupervisionEvents {
  /** `versionId`: the record that was sent, of whichever kind; `kind` is missing in those of lists from before there were others. */
  'submission.submitted': { readonly number: string; readonly kind?: SubmissionKind; readonly versionId: string; readonly regulator: string; readonly contentHash: string; readonly documentHash: string };
  'submission.withdrawn': { readonly number: string };
  'submission.accepted': AnswerFacts;
  'submission.returned': AnswerFacts;
  'instrument.issued': InstrumentFacts & { readonly replyBy: Day | null; readonly regulator: string };
  'instrument.registered': { readonly number: string; readonly kind: InstrumentKind; readonly bureau: string };
  'instrument.received': InstrumentFacts;
  'instrument.replied': InstrumentFacts & { readonly hazards: readonly string[] };
  'instrument.sentBack': InstrumentFacts & { readonly ordinal: number; readonly reason: string };
  'instrument.closed': InstrumentFacts;
  'instrument.withdrawn': InstrumentFacts & { readonly reason: string };
  'supervision.recorded': RecordFacts;
  'supervision.recordWithdrawn': RecordFacts & { readonly reason: string };
}

/** What a bureau put on record; `waitsFor`: who hears of it at the factory. */
interface RecordFacts {
  readonly number: string;
  readonly kind: RecordKind;
  readonly about: string;
  readonly regulator: string;
  readonly result: RecordResult;
  readonly waitsFor: readonly string[];
}

/** `waitsFor`: who hears of it at the factory. */
interface InstrumentFacts {
  readonly number: string;
  readonly kind: InstrumentKind;
  readonly waitsFor: readonly string[];
}

type AuditEvents = { readonly [K in `audit.${AuditKind}`]: Readonly<Record<string, never>> };

interface PlatformEvents extends AuditEvents {
  'audit.pruned': { readonly seq: number; readonly hash: string; readonly entries: number };
  'chain.opened': Named;
  'heads.written': { readonly slot: string; readonly at: Instant; readonly heads: number };
  'platform.takenIn': { readonly rows: number };
  'platform.changed': { readonly events?: readonly string[] };
  'schema.migrated': { readonly schema: number; readonly rows: number };
  'officer.ended': { readonly name: string; readonly loginName: string };
  'officer.created': { readonly loginName: string; readonly regulator: string };
  'regulator.created': { readonly name: string; readonly region: string };
  'editor.created': { readonly loginName: string };
  'account.passwordChanged': Named;
  'account.pinSet': Named;
  'account.signatureDrawn': Named;
  'account.drawingEnded': Named;
  'account.secondFactorSet': Named;
  'account.secondFactorEnded': Named;
  'account.recoveryCodeUsed': Named;
  'regulator.settingsSet': Named & { readonly from: Json; readonly to: Json };
  'regulator.secondFactorSet': Named & { readonly asked: boolean };
  'account.keyAdded': Named & { readonly device: string };
  'account.keyEnded': Named & { readonly device: string };
  'library.editionStarted': { readonly basedOn: number };
  'library.editionReleased': { readonly note: string };
  'library.rowAdded': RowFacts;
  'library.rowChanged': RowFacts;
  'library.rowRetired': RowFacts;
}
interface RowFacts {
  readonly edition: number;
  readonly riskPoint: string;
  readonly reason: string;
}
