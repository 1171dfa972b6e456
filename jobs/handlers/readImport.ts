import { readImportJob } from 'jobs/definitions/readImport';
import { readImport } from '~/services/risk/import/readImport';
import { handler } from './handler';

export const readImportHandler = handler(readImportJob, (cx, { enterpriseId, importId }, run) => readImport(cx, enterpriseId, importId, run));
