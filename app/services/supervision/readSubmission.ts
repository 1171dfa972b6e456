import { createHash } from 'node:crypto';
import { firstOpened, opened, readsOf } from 'db/repositories/paper/officerReads';
import { registerOf } from 'db/repositories/paper/papers';
import { receivedBy, type Submission, submissionsOf } from 'db/repositories/paper/submissions';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { comparePapers } from '~/domain/report/comparePapers';
import { canonicalJson } from '~/domain/shared/canonical';
import type { RegulatorPermit } from '~/domain/supervision/authority';
import { digestOf } from '~/platform/host/digest';
import { audit } from '../audit/audit';
import type { Context } from '../context';
import { readDocument } from '../papers/documents';
import type { NamedFile } from '../papers/render';

/** A submission with what was found when it was compared with its own hashes just now. */
interface ProvenSubmission {
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

/**
 * A submission of this regulator, opened by its officer: the factory finds that it was read in its trail. Null when it is another's, `gone` when the factory
 * took it back unopened. It is read after the look was kept, so that of an officer and a factory at once one is first.
 */
async function openReceived(cx: Context, permit: RegulatorPermit, id: string, as: string): Promise<Submission | 'gone' | null> {
  const received = receivedBy(cx.store.read, permit.bureaus.map(({ id: bureau }) => bureau));
  const [there, reads] = await Promise.all([received.stateOf(id), readsOf(cx.store.read, permit.officerId, [id])]);
  if (there === null || there === 'withdrawn') return there && 'gone';
  await cx.store.write(opened(permit.officerId, id, cx.now(), reads.get(id)));
  const submission = await received.byId(id);
  if (!submission || submission.state === 'withdrawn') return 'gone';
  const subject = { kind: 'submission', id, name: `${submission.number} ${submission.content.title} ${submission.subjectLabel}` };
  await audit(cx, { kind: 'submissionRead', enterpriseId: submission.enterpriseId, actor: permit.actor, subject, detail: as });
  return submission;
}

/** A submission next to another of its series: its number, and how to get there. */
interface Neighbour {
  readonly id: string;
  readonly number: string;
  readonly subjectLabel: string;
}
const neighbour = ({ id, number, subjectLabel }: Submission): Neighbour => ({ id, number, subjectLabel });

/** What was sent before and after it to the same bureau, and how it differs from what was sent before: told by the two papers, so that neither side learns more than was sent. */
async function placed(cx: Pick<Context, 'store'>, { enterpriseId, id, content }: Submission, regulatorId: string) {
  const { before, after } = await registerOf(scopeOf(cx.store, enterpriseId)).besides(id);
  const received = receivedBy(cx.store.read, regulatorId);
  const [earlier, later] = await Promise.all([before === null ? null : received.byId(before), after === null ? null : received.byId(after)]);
  return { earlier: earlier && neighbour(earlier), later: later && neighbour(later), difference: earlier && comparePapers(earlier.content, content) };
}

/** A submission as the regulator who received it reads it, with what came before and after it; null for every other, `gone` for one that was taken back unopened. */
export async function readReceived(cx: Context, permit: RegulatorPermit, id: string, as = '页面') {
  const submission = await openReceived(cx, permit, id, as);
  return submission === null || submission === 'gone' ? submission : { ...(await prove(cx, submission)), ...(await placed(cx, submission, submission.regulatorId)) };
}

/** A submission as the factory that sent it reads it, with what came before and after it, and when the bureau first opened it. */
export async function readSent(cx: Context, permit: Authorised<'submission.view'>, id: string) {
  const submission = await submissionsOf(scopeOf(cx.store, permit.enterpriseId)).byId(id);
  return submission && { ...(await prove(cx, submission)), ...(await placed(cx, submission, submission.regulatorId)), openedAt: await firstOpened(cx.store.read, id) };
}

/** The very bytes that were submitted; null when the submission is not this regulator's, `gone` when it was taken back unopened. */
export async function receivedDocument(cx: Context, permit: RegulatorPermit, id: string): Promise<NamedFile | 'gone' | null> {
  const submission = await openReceived(cx, permit, id, 'PDF');
  return submission === null || submission === 'gone' ? submission : named(submission, await readDocument(cx, submission.enterpriseId, submission.documentHash));
}

/** The same for the factory that sent it. */
export async function sentDocument(cx: Context, permit: Authorised<'submission.view'>, id: string): Promise<NamedFile | null> {
  const submission = await submissionsOf(scopeOf(cx.store, permit.enterpriseId)).byId(id);
  return submission && named(submission, await readDocument(cx, submission.enterpriseId, submission.documentHash));
}

const named = ({ content, number, enterpriseName }: Submission, bytes: Buffer | null): NamedFile | null =>
  bytes && { bytes, name: `${content.title} ${number} ${enterpriseName}`, contentHash: content.contentHash };
