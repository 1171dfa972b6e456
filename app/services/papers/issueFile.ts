import { insert } from 'db/dialect/writes';
import type { Step } from 'db/dialect/store';
import { issuedFileOf, registerOf } from 'db/repositories/paper/papers';
import { scopeOf } from 'db/repositories/scope';
import { issuedFiles } from 'db/schema';
import type { PaperFormat } from '~/domain/report/listFiles';
import type { Actor } from '~/domain/shared/actor';
import type { Instant } from '~/domain/shared/instant';
import { digestOf } from '~/platform/host/digest';
import { type Context, isConflict } from '../context';

/** A file of a paper: its bytes, and the hash that is printed on it (empty for what has none). */
export interface PaperFile {
  readonly bytes: Uint8Array;
  readonly contentHash: string;
  readonly format: PaperFormat;
}

/** The step that tells of a file that is handed out for the first time. `hash` is that of its bytes. */
export const issuing = (enterpriseId: string, hash: string, { contentHash, format, bytes }: Omit<PaperFile, 'bytes'> & { readonly bytes: number }, issuedAt: Instant): Step => ({
  event: { type: 'paper.handedOut', subject: { kind: 'file', id: hash }, payload: { contentHash, format } },
  writes: [insert(issuedFiles, { enterpriseId, hash, contentHash, format, bytes, issuedAt })],
});

/**
 * Remembers a file of a paper in the register before it is handed out, so that whoever holds it can learn that it is unaltered. The same bytes are
 * remembered once; a draft, which no register knows, is not. Event `paper.handedOut`. Throws where it cannot be stored.
 */
export async function issueFile(cx: Pick<Context, 'store' | 'now'>, { enterpriseId, actor }: { readonly enterpriseId: string; readonly actor: Actor }, file: PaperFile): Promise<void> {
  if (file.contentHash === '') return;
  const hash = await digestOf(file.bytes);
  const known = await issuedFileOf(cx.store.read, hash);
  if (known?.enterpriseId === enterpriseId || !(await registerOf(scopeOf(cx.store, enterpriseId)).has(file.contentHash))) return;
  const at = cx.now();
  try {
    await cx.store.commit({ enterpriseId, actor, at, build: () => ({ steps: [issuing(enterpriseId, hash, { ...file, bytes: file.bytes.length }, at)] }) });
  } catch (error) {
    // Somebody else was handed the same file at the same moment.
    if (!isConflict(error)) throw error;
  }
}
