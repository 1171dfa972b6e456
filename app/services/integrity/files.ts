import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { evidence } from 'db/schema/organisation';
import { submissions } from 'db/schema/supervision';
import type { Reader } from 'db/dialect/store';
import type { FileStorage } from '~/platform/host/storage';
import { evidenceKey } from '../evidence/storePhoto';
import { documentKey } from '../papers/documents';
import type { Finding } from './findings';

/** Reads every stored file a record of the enterprise names and compares its bytes with their hash. Answers how many. */
export async function verifyFiles({ store, storage }: { store: { read: Reader }; storage: Pick<FileStorage, 'get'> }, enterpriseId: string, report: (finding: Finding) => void): Promise<number> {
  const photos = await store.read.select({ hash: evidence.hash }).from(evidence).where(eq(evidence.enterpriseId, enterpriseId));
  const papers = await store.read.select({ id: submissions.id, hash: submissions.documentHash }).from(submissions).where(eq(submissions.enterpriseId, enterpriseId));
  const files = [
    ...photos.map(({ hash }) => ({ table: 'evidence', key: `hash=${hash}`, hash, at: evidenceKey(enterpriseId, hash) })),
    ...papers.map(({ id, hash }) => ({ table: 'submissions', key: `id=${id}`, hash, at: documentKey(enterpriseId, hash) })),
  ];
  for (const { table, key, hash, at } of files) {
    const bytes = await storage.get(at);
    if (!bytes) report({ enterpriseId, kind: 'fileMissing', table, key, hash });
    else if (createHash('sha256').update(bytes).digest('hex') !== hash) report({ enterpriseId, kind: 'fileChanged', table, key, hash });
  }
  return files.length;
}
