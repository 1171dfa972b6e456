import { getTableColumns, getTableName } from 'drizzle-orm';
import type { AnyTable } from '../dialect/writes';
import { accounts, deviceKeys, platformEditors, recoveryCodes, regulatorOfficers, regulators } from './accounts';
import { channels } from './channels';
import { floorPlans } from './floorPlans';
import { hazardActs, hazards } from './hazards';
import { templateCategories, templateChanges, templateEditions, templateItems } from './library';
import { auditEntries } from './log';
import { appointments, enterprises, evidence, invitations, persons, photoMarks, postHoldings, posts, settings, teams, workshops } from './organisation';
import { issuedFiles, papers, sealedPapers, wordTemplates } from './papers';
import { riskItems, riskListPublications, riskListVersions, riskStandards, templateMappings } from './risk';
import { riskProposalAnswers, riskReadings, riskReviews, templateChoices } from './riskLife';
import {
  checkAnswers,
  checkRecords,
  dayCloses,
  gapReasons,
  meetingAttendances,
  monthlyMeetings,
  postChanges,
  resolutions,
  signalAnswers,
  signatureProofs,
  signatures,
  stopDays,
  sweepItems,
  weeklyReports,
} from './routine';
import { instrumentActs, instruments, submissionAnswers, submissions, supervisionRecords } from './supervision';

/** A table whose every row is told by an event. All names are those of the database. */
export interface ChainedTable {
  readonly table: AnyTable;
  readonly name: string;
  /** Primary key without the enterprise. */
  readonly key: readonly string[];
  /** Columns no event tells of: bookkeeping that changes by itself. */
  readonly aside: readonly string[];
  /** Columns told by the SHA-256 of their value: a secret never stands in the log. */
  readonly veiled: readonly string[];
}

/** A table with the properties of its key; every other column is told as it is, unless `but` says otherwise. */
export function chained(table: unknown, key: readonly string[], but: { readonly aside?: readonly string[]; readonly veiled?: readonly string[] } = {}): ChainedTable {
  const columns = getTableColumns(table as AnyTable);
  const named = (properties: readonly string[] = []): string[] => properties.map((property) => columns[property]!.name);
  return { table: table as AnyTable, name: getTableName(table as AnyTable), key: named(key), aside: named(but.aside), veiled: named(but.veiled) };
}

/** Every table that `verify` compares with the events. A tenant table that is not here is no record. */
export const CHAINED: readonly ChainedTable[] = [
  chained(enterprises, []),
  chained(settings, []),
  chained(workshops, ['id']),
  chained(teams, ['id']),
  chained(posts, ['id']),
  chained(persons, ['id'], { veiled: ['phone'] }),
  chained(invitations, ['id']),
  chained(appointments, ['id']),
  chained(postHoldings, ['id']),
  chained(evidence, ['hash']),
  chained(photoMarks, ['photo', 'hash']),
  chained(riskListVersions, ['id']),
  chained(riskListPublications, ['versionId']),
  chained(riskItems, ['id']),
  chained(riskStandards, ['id']),
  chained(templateMappings, ['sourceWorkshop', 'sourcePost']),
  chained(riskReadings, ['versionId', 'personId']),
  chained(riskReviews, ['id']),
  chained(riskProposalAnswers, ['id']),
  chained(templateChoices, ['categoryId', 'key', 'lineId', 'edition']),
  chained(floorPlans, ['id']),
  chained(stopDays, ['id']),
  chained(checkRecords, ['id']),
  chained(checkAnswers, ['recordId', 'itemId']),
  chained(gapReasons, ['id']),
  chained(signalAnswers, ['recordId']),
  chained(postChanges, ['id']),
  chained(dayCloses, ['day', 'postId']),
  chained(sweepItems, ['id']),
  chained(weeklyReports, ['id']),
  chained(monthlyMeetings, ['id']),
  chained(meetingAttendances, ['meetingId', 'personId']),
  chained(resolutions, ['id']),
  chained(signatures, ['id']),
  chained(signatureProofs, ['id']),
  chained(hazards, ['id']),
  chained(hazardActs, ['id']),
  chained(submissions, ['id']),
  chained(submissionAnswers, ['submissionId']),
  chained(instruments, ['id']),
  chained(instrumentActs, ['instrumentId', 'ordinal']),
  chained(supervisionRecords, ['id']),
  chained(sealedPapers, ['id']),
  chained(papers, ['id']),
  chained(issuedFiles, ['hash']),
  chained(wordTemplates, ['id']),
  chained(channels, ['id'], { veiled: ['address', 'secret'] }),
];

/** What all enterprises share, told by the chain of the platform itself; these tables have no enterprise. */
export const SHARED: readonly ChainedTable[] = [
  chained(accounts, ['id'], { aside: ['failures', 'lastEnterpriseId', 'totpStep'], veiled: ['passwordHash', 'pinHash', 'totpSecret'] }),
  chained(recoveryCodes, ['id']),
  chained(deviceKeys, ['id']),
  chained(regulators, ['id']),
  chained(regulatorOfficers, ['id']),
  chained(platformEditors, ['id']),
  chained(templateEditions, ['edition']),
  chained(templateCategories, ['edition', 'id']),
  chained(templateItems, ['edition', 'categoryId', 'key']),
  chained(templateChanges, ['edition', 'categoryId', 'key']),
];

/** The tables told by the trail of an enterprise, or by that of the platform. */
export const TRAILED: readonly ChainedTable[] = [chained(auditEntries, ['id'])];

/** Every other table, and why no event tells of its rows. */
export const UNCHAINED: Readonly<Record<string, string>> = {
  events: 'the chains themselves',
  chain_heads: 'compared with the last event of each chain',
  serials: 'a number given twice breaks a unique rule of the records',
  jobs: 'work to be done, no record',
  receipts: 'what was sent once; the deed itself is told',
  inbox_items: 'reminders, no record',
  diary_keys: 'a key to one\'s own calendar, made and taken back at will',
  mail_places: 'where somebody wants to be told by mail, named and taken back at will',
  deliveries: 'messages of reminders, no record',
  tellings: 'what a group was told of, no record',
  sessions: 'they come and go by themselves; signing in and out stands in the trail',
  password_tries: 'counted for a day; a failed sign-in stands in the trail',
  setup_links: 'of use once, in an empty installation',
  installation_facts: 'what the machine did last: a first start under way, the last backup, the last drill',
  officer_reads: 'what an officer has opened last; the look stands in the trail',
  saved_filters: 'a person\'s own convenience',
  risk_imports: 'an upload on its way; what is taken from it is told',
  risk_import_sheets: 'an upload on its way; what is taken from it is told',
};
