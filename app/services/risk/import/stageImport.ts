import { insert } from 'db/dialect/writes';
import { riskImports } from 'db/schema';
import { readImportJob } from 'jobs/definitions/readImport';
import type { Authorised } from '~/domain/organisation/access/authority';
import { notATable } from '~/documents/readTable';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import { cleaned } from '~/domain/shared/fold';
import { digestOf } from '~/platform/host/digest';
import type { Context } from '~/services/context';
import { outboxRow } from '~/services/jobs/outbox';
import type { ImportRefusal } from './refusals';
import { uploadKey } from './upload';

/** Longest name of a file that is kept. */
const NAME_LENGTH = 120;

/** Takes an upload in and asks for it to be read; nothing of the list changes. What is plainly no table is refused at once. Answers the id to watch at `/risk/import/ID`. */
export async function stageImport(cx: Context, permit: Authorised<'risk.edit'>, file: { readonly name: string; readonly bytes: Buffer }): Promise<Decision<{ importId: string }, ImportRefusal>> {
  const { enterpriseId, personId } = permit;
  const refusal = notATable(file.bytes, file.name);
  if (refusal) return refused(refusal);
  const id = cx.newId();
  const fileHash = await digestOf(file.bytes);
  await cx.storage.put(uploadKey(enterpriseId, id), file.bytes);
  await cx.store.write([
    insert(riskImports, {
      enterpriseId, id, createdBy: personId, createdAt: cx.now(), fileName: Array.from(cleaned(file.name).replace(/^.*[\\/]/, '')).slice(0, NAME_LENGTH).join('') || '未命名', bytes: file.bytes.length,
      fileHash, content: null, problem: null, sheets: null, sheet: 0, layout: null, mappings: [], outcome: null, version: 1,
    }),
    outboxRow(cx, enterpriseId, readImportJob.job(id, { enterpriseId, importId: id })),
  ]);
  return decided({ importId: id });
}
