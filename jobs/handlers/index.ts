import { deliverHandler, gatherEverywhereHandler, gatherHandler } from './channel';
import { closeDaysHandler } from './closeDays';
import { everyEnterpriseHandler } from './everyEnterprise';
import { evidencePackHandler } from './evidencePack';
import type { Handler } from './handler';
import { mailHeadsHandler, pruneTrailsHandler, writeHeadsHandler } from './integrity';
import { makeBackupHandler } from './makeBackup';
import { pruneJobsHandler } from './pruneJobs';
import { pruneSessionsHandler } from './pruneSessions';
import { readImportHandler } from './readImport';
import { remindDueHandler, remindLibraryHandler, remindMorningHandler } from './reminders';
import { renderPaperHandler } from './renderPaper';

/** Everything this program can be asked to do later. */
export const HANDLERS: readonly Handler[] = [
  everyEnterpriseHandler, closeDaysHandler, remindMorningHandler, remindDueHandler, remindLibraryHandler, renderPaperHandler, readImportHandler, pruneJobsHandler, writeHeadsHandler,
  pruneSessionsHandler, pruneTrailsHandler, makeBackupHandler, mailHeadsHandler,
  evidencePackHandler, gatherEverywhereHandler, gatherHandler, deliverHandler,
];
