import { createHash } from 'node:crypto';
import { insert, update } from 'db/dialect/writes';
import { chainHeadOf } from 'db/repositories/chainHead';
import { enterpriseOf } from 'db/repositories/organisation/enterprises';
import { issuedFileOf, registerOf } from 'db/repositories/paper/papers';
import { scopeOf } from 'db/repositories/scope';
import { regulatorOf, submissionsOf } from 'db/repositories/paper/submissions';
import { submissions } from 'db/schema';
import { renderPaper } from '~/services/papers/render';
import type { Authorised } from '~/domain/organisation/access/authority';
import { canonicalJson } from '~/domain/shared/canonical';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import { dayOf } from '~/domain/shared/instant';
import type { SubmitRefusal } from '~/domain/supervision/refusals';
import { readPaper } from '~/domain/report/paper';
import { type Answered, submit } from '~/domain/supervision/packages';
import type { SubmissionKind } from '~/domain/supervision/types';
import { type Context, decide } from '../context';
import { readPhoto } from '../evidence/readPhoto';
import { storeDocument } from '../papers/documents';
import { deposit, signerOf } from '../integrity/keys';
import { issuing } from '../papers/issueFile';
import { enter, headed } from '../papers/register';
import { compose } from './packages/compose';

/** Which package, and what was answered to what the program does not know. */
export interface PackageInput {
  readonly kind: SubmissionKind;
  readonly key: string;
  readonly answers?: Readonly<Record<string, Answered>>;
}

/**
 * Sends a package to the regulator of the factory's region: the paper as data and its PDF are kept as they stand, with the head of the event chain
 * signed by the platform, and a receipt number of the bureau is given, which no two of its factories share. One of the series that waits still is replaced.
 */
export function submitPackage(cx: Pick<Context, 'store' | 'storage' | 'site' | 'now' | 'newId'>, permit: Authorised<'submission.submit'>, { kind, key, answers = {} }: PackageInput): Promise<Decision<{ id: string; number: string }, SubmitRefusal>> {
  return decide(async () => {
    const scope = scopeOf(cx.store, permit.enterpriseId);
    const [composed, enterprise] = await Promise.all([compose(cx, permit.enterpriseId, kind, key, answers), enterpriseOf(scope)]);
    if (!composed) return refused({ code: 'notFound' });
    const { paper, subjectId, series: line, label, lacks, questions } = composed;
    const [regulator, earlier] = await Promise.all([regulatorOf(cx.store.read, enterprise.region), submissionsOf(scope).ofSubject(kind, subjectId)]);
    const decision = submit({ kind, lacks, questions, answers, earlier: earlier.map(({ state }) => state), hasRegulator: regulator !== null, region: enterprise.region });
    if (!decision.ok || !regulator) return decision.ok ? refused({ code: 'noRegulator', region: enterprise.region }) : decision;
    const bytes = await renderPaper(paper, { photo: (hash) => readPhoto(cx, permit.enterpriseId, hash) });
    const documentHash = await storeDocument(cx, permit.enterpriseId, bytes);
    const content = readPaper(JSON.parse(JSON.stringify(paper)));
    const contentHash = createHash('sha256').update(canonicalJson(content)).digest('hex');
    const [head, before, issued, known] = await Promise.all([chainHeadOf(scope), registerOf(scope).newest('submission', line), issuedFileOf(cx.store.read, documentHash), registerOf(scope).has(paper.contentHash)]);
    const waiting = before ? (await submissionsOf(scope).waiting([before.subjectId])) : [];
    const id = cx.newId();
    const at = cx.now();
    const series = `submission-${dayOf(at).slice(0, 4)}`;
    const numberOf = (serial: number | undefined): string => `BS-${dayOf(at).slice(0, 4)}-${String(serial).padStart(4, '0')}`;
    let number = '';
    await cx.store.commit({
      enterpriseId: permit.enterpriseId,
      actor: permit.actor,
      at,
      reserve: { [series]: 1 },
      countedBy: regulator.id,
      build: (first) => {
        number = numberOf(first[series]);
        return {
          steps: [
            {
              event: { type: 'submission.submitted', subject: { kind: 'submission', id }, payload: { number, kind, versionId: subjectId, regulator: regulator.name, contentHash, documentHash } },
              writes: [
                insert(submissions, {
                  enterpriseId: permit.enterpriseId, id, number, kind, regulatorId: regulator.id, region: enterprise.region, enterpriseName: enterprise.name,
                  subjectId, subjectLabel: label, content, contentHash, documentHash,
                  headSeq: head.seq, headHash: head.hash, deposit: deposit(signerOf(cx.site), { chain: permit.enterpriseId, ...head, at }), submittedBy: permit.personId, submittedByName: permit.actor.name, submittedAt: at, state: 'waiting',
                }),
                ...waiting.map(({ id: replaced }) => update(submissions, { enterpriseId: permit.enterpriseId, id: replaced }, { state: 'replaced' }, { state: 'waiting' })),
                ...enter(cx, permit.enterpriseId, before, {
                  ...headed(content), kind: 'submission', number, contentHash: known ? contentHash : paper.contentHash, subjectKind: 'submission', subjectId: id, series: line, about: label, day: dayOf(at), step: 'submitted', issuedAt: at,
                }),
              ],
            },
            ...(issued?.enterpriseId === permit.enterpriseId ? [] : [issuing(permit.enterpriseId, documentHash, { bytes: bytes.length, contentHash: paper.contentHash, format: 'pdf' }, at)]),
          ],
        };
      },
    });
    return decided({ id, number });
  });
}

/** Sends a published version of the list. */
export const submitRiskList = (cx: Parameters<typeof submitPackage>[0], permit: Authorised<'submission.submit'>, versionId: string): ReturnType<typeof submitPackage> => submitPackage(cx, permit, { kind: 'riskList', key: versionId });
