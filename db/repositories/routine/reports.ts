import type { WeeklyReport } from '../../../app/domain/routine/weekly';
import type { Scope } from '../scope';
import { papersOf } from './periodPapers';

/** 《每周工业产品质量安全排查治理报告》 of one factory; the latest of a week stands first. */
export const reportsOf = (scope: Scope) => papersOf(scope, 'week', (papers) => Promise.resolve(papers as WeeklyReport[]));
