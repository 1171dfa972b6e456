import { createHash } from 'node:crypto';
import { opened, readsOf } from 'db/repositories/paper/officerReads';
import { receivedBy, type Submission, submissionsOf } from 'db/repositories/paper/submissions';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { canonicalJson } from '~/domain/shared/canonical';
import type { RegulatorPermit } from '~/domain/supervision/authority';
import { digestOf } from '~/platform/host/digest';
import { audit } from '../audit/audit';
import type { Context } from '../context';
import { readDocument } from '../papers/documents';
import type { NamedFile } from '../papers/render';

/** A submission with what was found when it was compared with its own hashes just now. */
export interface ProvenSubmission {
  readonly submission: Submission;
  readonly contentIntact: boolean;
  readonly documentIntact: boolean;
}

async function prove(cx: Pick<Context, 'storage'>, submission: Submission): Promise<ProvenSubmission> {
  const bytes = await readDocument(cx, submission.enterpriseId, submission.documentHash);
  return {
    submission,
    contentIntact: createHash('sha256').update(canonicalJson(submission.content)).digest('hex') === submission.contentHash,
    documentIntact: bytes !== null && (await digestOf(bytes)) === submission.documentHash,
  };
}

/** A submission of this regulator, opened by its officer: the factory finds that it was read in its trail. Null when it is another's. */
async function openReceived(cx: Context, permit: RegulatorPermit, id: string, as: string): Promise<Submission | null> {
  const [submission, reads] = await Promise.all([receivedBy(cx.store.read, permit.regulatorId).byId(id), readsOf(cx.store.read, permit.officerId, [id])]);
  if (submission) {
    await cx.store.write([opened(permit.officerId, id, cx.now(), reads.get(id))]);
    const subject = { kind: 'submission', id, name: `${submission.number} ${submission.content.title} ${submission.subjectLabel}` };
    await audit(cx, { kind: 'submissionRead', enterpriseId: submission.enterpriseId, actor: permit.actor, subject, detail: as });
  }
  return submission;
}

/** A submission as the regulator who received it reads it, as a page unless said otherwise; null for every other. */
export async function readReceived(cx: Context, permit: RegulatorPermit, id: string, as = '页面'): Promise<ProvenSubmission | null> {
  const submission = await openReceived(cx, permit, id, as);
  return submission ? prove(cx, submission) : null;
}

/** A submission as the factory that sent it reads it. */
export async function readSent(cx: Context, permit: Authorised<'submission.view'>, id: string): Promise<ProvenSubmission | null> {
  const submission = await submissionsOf(scopeOf(cx.store, permit.enterpriseId)).byId(id);
  return submission ? prove(cx, submission) : null;
}

/** The very bytes that were submitted; null when the submission is not this regulator's. */
export async function receivedDocument(cx: Context, permit: RegulatorPermit, id: string): Promise<NamedFile | null> {
  const submission = await openReceived(cx, permit, id, 'PDF');
  return submission && named(submission, await readDocument(cx, submission.enterpriseId, submission.documentHash));
}

/** The same for the factory that sent it. */
export async function sentDocument(cx: Context, permit: Authorised<'submission.view'>, id: string): Promise<NamedFile | null> {
  const submission = await submissionsOf(scopeOf(cx.store, permit.enterpriseId)).byId(id);
  return submission && named(submission, await readDocument(cx, submission.enterpriseId, submission.documentHash));
}

const named = ({ content, number, enterpriseName }: Submission, bytes: Buffer | null): NamedFile | null =>
  bytes && { bytes, name: `${content.title} ${number} ${enterpriseName}`, contentHash: content.contentHash };
