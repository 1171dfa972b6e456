import { newId } from 'db/dialect/ids';
import type { ReceiptHead } from 'db/repositories/receipts';
import { type Instant, millisecondsOf } from '~/domain/shared/instant';
import type { Site } from '~/platform/host/config';
import { openStorage } from '~/platform/host/storage';
import { buildPack } from '../pack/buildPack';
import { renderHazardPaper } from '../hazards/renderHazardPaper';
import { dailyDocument } from '../papers/dailyPaper';
import { monthDocument } from '../papers/monthPaper';
import { renderDocument } from '../papers/renderDocument';
import { roleGuide } from '../papers/roleGuide';
import { riskDocument } from '../papers/riskDocument';
import { weekDocument } from '../papers/weekPaper';
import { importTemplate } from '../risk/import/importTemplate';
import { publishList } from '../risk/list/publishList';
import { takeHouse } from '../risk/library/takeHouseTemplate';
import { layTemplates } from '../risk/library/layTemplates';
import { copyItems } from '../risk/list/copyItems';
import { listWorkbook } from '../risk/list/listWorkbook';
import { startDraft } from '../risk/list/startDraft';
import { receivedInstrumentDocument, sentInstrumentDocument } from '../supervision/instrumentDocument';
import { submitPackage, submitRiskList } from '../supervision/submitPackage';
import { withReceipt } from '../once';
import type { Context } from '../context';
import { onDatabase } from './onDatabase';

/** What is made beside the process that answers requests: the rows are read, the document composed and drawn, over a connection of its own. */
const DOCUMENTS = { renderHazardPaper, dailyDocument, monthDocument, renderDocument, riskDocument, weekDocument, importTemplate, listWorkbook, publishList, sentInstrumentDocument, receivedInstrumentDocument, submitPackage, submitRiskList, startDraft, layTemplates, takeHouse, copyItems, buildPack, roleGuide };
export type Documents = typeof DOCUMENTS;

/** Which document, of what, and when it is asked for; `given` is all that its service takes besides the context. */
export interface DocumentOrder {
  readonly site: Site;
  readonly at: Instant;
  readonly name: keyof Documents;
  readonly given: readonly unknown[];
  /** What tells a second sending from a second deed, where it was sent under a key. */
  readonly receipt?: ReceiptHead;
  readonly asked?: Context['asked'];
}

/** Makes a document of the installation. */
export const makeDocument = ({ site, at, name, given, receipt, asked }: DocumentOrder, tell: (percent: number) => void): Promise<unknown> =>
  onDatabase(site.databaseUrl, (store) => {
    const make = DOCUMENTS[name] as (cx: object, ...given: readonly unknown[]) => Promise<unknown>;
    return make({ store: receipt ? withReceipt(store, receipt) : store, storage: openStorage(site.storageFolder), site, now: () => at, newId: () => newId(millisecondsOf(at)), tell, asked }, ...given);
  });
