import { and, eq, isNotNull } from 'drizzle-orm';
import type { Shape } from 'db/dialect/inspected';
import { riskImports } from 'db/schema/imports';
import { evidence } from 'db/schema/organisation';
import { wordTemplates } from 'db/schema/papers';
import { submissions } from 'db/schema/supervision';
import type { Reader } from 'db/dialect/reader';
import { digestOf } from '~/platform/host/digest';
import type { FileStorage } from '~/platform/host/storage';
import { evidenceKey } from '../evidence/evidenceKey';
import { documentKey } from '../papers/documents';
import { uploadKey } from '../risk/import/upload';
import type { Finding } from './findings';

/** Reads every stored file that a record of the enterprise, or an upload waiting to be read, names, and compares its bytes with their hash. Answers how many. `shape` is that of an earlier database. */
export async function verifyFiles({ store, storage }: { store: { read: Reader }; storage: Pick<FileStorage, 'get'> }, enterpriseId: string, report: (finding: Finding) => void, shape?: Shape): Promise<number> {
  const photos = await store.read.select({ hash: evidence.hash }).from(evidence).where(eq(evidence.enterpriseId, enterpriseId));
  const papers = await store.read.select({ id: submissions.id, hash: submissions.documentHash }).from(submissions).where(eq(submissions.enterpriseId, enterpriseId));
  const toldOfFiles = !shape || shape.get('risk_imports')?.has('file_hash');
  const uploads = toldOfFiles ? await store.read.select({ id: riskImports.id, hash: riskImports.fileHash }).from(riskImports).where(and(eq(riskImports.enterpriseId, enterpriseId), isNotNull(riskImports.fileHash))) : [];
  const templates = !shape || shape.has('word_templates') ? await store.read.select({ id: wordTemplates.id, hash: wordTemplates.hash }).from(wordTemplates).where(eq(wordTemplates.enterpriseId, enterpriseId)) : [];
  const files = [
    ...photos.map(({ hash }) => ({ table: 'evidence', key: `hash=${hash}`, hash, at: evidenceKey(enterpriseId, hash) })),
    ...papers.map(({ id, hash }) => ({ table: 'submissions', key: `id=${id}`, hash, at: documentKey(enterpriseId, hash) })),
    ...templates.map(({ id, hash }) => ({ table: 'word_templates', key: `id=${id}`, hash, at: documentKey(enterpriseId, hash, 'docx') })),
    ...uploads.map(({ id, hash }) => ({ table: 'risk_imports', key: `id=${id}`, hash: hash!, at: uploadKey(enterpriseId, id) })),
  ];
  for (const { table, key, hash, at } of files) {
    const bytes = await storage.get(at);
    if (!bytes) report({ enterpriseId, kind: 'fileMissing', table, key, hash });
    else if ((await digestOf(bytes)) !== hash) report({ enterpriseId, kind: 'fileChanged', table, key, hash });
  }
  return files.length;
}
