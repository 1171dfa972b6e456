import { newId } from 'db/dialect/ids';
import { type Instant, millisecondsOf } from '~/domain/shared/instant';
import type { Site } from '~/platform/host/config';
import { openStorage } from '~/platform/host/storage';
import { renderHazardPaper } from '../hazards/renderHazardPaper';
import { dailyDocument } from '../papers/dailyPaper';
import { monthDocument } from '../papers/monthPaper';
import { renderDocument } from '../papers/renderDocument';
import { riskDocument } from '../papers/riskDocument';
import { weekDocument } from '../papers/weekPaper';
import { importTemplate } from '../risk/import/importTemplate';
import { listWorkbook } from '../risk/list/listWorkbook';
import { submitRiskList } from '../supervision/submitRiskList';
import { onDatabase } from './onDatabase';

/** What is made beside the process that answers requests: the rows are read, the document composed and drawn, over a connection of its own. */
const DOCUMENTS = { renderHazardPaper, dailyDocument, monthDocument, renderDocument, riskDocument, weekDocument, importTemplate, listWorkbook, submitRiskList };
export type Documents = typeof DOCUMENTS;

/** Which document, of what, and when it is asked for; `given` is all that its service takes besides the context. */
export interface DocumentOrder {
  readonly site: Site;
  readonly at: Instant;
  readonly name: keyof Documents;
  readonly given: readonly unknown[];
}

/** Makes a document of the installation. */
export const makeDocument = ({ site, at, name, given }: DocumentOrder, tell: (percent: number) => void): Promise<unknown> =>
  onDatabase(site.databaseUrl, (store) => {
    const make = DOCUMENTS[name] as (cx: object, ...given: readonly unknown[]) => Promise<unknown>;
    return make({ store, storage: openStorage(site.storageFolder), site, now: () => at, newId: () => newId(millisecondsOf(at)), tell }, ...given);
  });
