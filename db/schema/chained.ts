import type { AnyTable } from '../dialect/writes';
import { floorPlans } from './floorPlans';
import { hazardActs, hazards } from './hazards';
import { appointments, enterprises, evidence, persons, postHoldings, posts, settings, teams, workshops } from './organisation';
import { riskItems, riskListPublications, riskListVersions, riskStandards, templateMappings } from './risk';
import { riskProposalAnswers, riskReadings, riskReviews, templateChoices } from './riskLife';
import {
  checkAnswers,
  checkRecords,
  dayCloses,
  gapReasons,
  monthlyMeetings,
  resolutions,
  signatures,
  stopDays,
  weeklyReports,
} from './routine';
import { submissionAnswers, submissions } from './supervision';

/** A table whose every row is told by an event; `key` is its primary key without the enterprise, by property name. */
export interface ChainedTable {
  readonly table: AnyTable;
  readonly key: readonly string[];
}

const chained = (table: unknown, ...key: string[]): ChainedTable => ({ table: table as AnyTable, key });

/** Every table that `verify` compares with the events. A tenant table that is not here is no record. */
export const CHAINED: readonly ChainedTable[] = [
  chained(enterprises),
  chained(settings),
  chained(workshops, 'id'),
  chained(teams, 'id'),
  chained(posts, 'id'),
  chained(persons, 'id'),
  chained(appointments, 'id'),
  chained(postHoldings, 'id'),
  chained(evidence, 'hash'),
  chained(riskListVersions, 'id'),
  chained(riskListPublications, 'versionId'),
  chained(riskItems, 'id'),
  chained(riskStandards, 'id'),
  chained(templateMappings, 'sourceWorkshop', 'sourcePost'),
  chained(riskReadings, 'versionId', 'personId'),
  chained(riskReviews, 'id'),
  chained(riskProposalAnswers, 'id'),
  chained(templateChoices, 'categoryId', 'key', 'lineId', 'edition'),
  chained(floorPlans, 'id'),
  chained(stopDays, 'id'),
  chained(checkRecords, 'id'),
  chained(checkAnswers, 'recordId', 'itemId'),
  chained(gapReasons, 'id'),
  chained(dayCloses, 'day', 'postId'),
  chained(weeklyReports, 'id'),
  chained(monthlyMeetings, 'id'),
  chained(resolutions, 'id'),
  chained(signatures, 'id'),
  chained(hazards, 'id'),
  chained(hazardActs, 'id'),
  chained(submissions, 'id'),
  chained(submissionAnswers, 'submissionId'),
];
