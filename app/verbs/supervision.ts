import { SUPERVISION_CONTRACTS as asks } from '~/domain/supervision/contracts';
import { SUBMISSION_KINDS, type SubmissionKind } from '~/domain/supervision/types';
import { decided, refused } from '~/domain/shared/decision';
import { tellLeft } from '~/domain/shared/several';
import { RECORD_REFUSALS } from '~/domain/supervision/records';
import { BUREAU_REFUSALS } from '~/domain/supervision/bureaus';
import { ANSWER_REFUSALS, INSTRUMENT_REFUSALS, SUBMIT_REFUSALS, TAKE_BACK_REFUSALS } from '~/domain/supervision/refusals';
import { made } from '~/services/aside/made';
import { closeRegistered, judgeInstrument, receiveInstrument, replyToInstrument } from '~/services/supervision/actOnInstrument';
import { answerSubmission } from '~/services/supervision/answerSubmission';
import { endOfficer, makeBureauBelow, makeOfficerBelow } from '~/services/supervision/manageBureaus';
import { issueInstrument } from '~/services/supervision/issueInstrument';
import { lookBack, putOnRecord, withdrawRecord } from '~/services/supervision/putOnRecord';
import { setBureau } from '~/services/supervision/setBureau';
import { registerInstrument } from '~/services/supervision/registerInstrument';
import { urgeMany } from '~/services/supervision/urgeMany';
import { withdrawSubmission } from '~/services/supervision/withdrawSubmission';
import { textOf, verb } from './verb';

export const submission = verb({
  of: '/submissions', contract: asks.submit, needs: 'submission.submit', words: SUBMIT_REFUSALS, does: (cx, permit, _, { versionId }) => made(cx, 'submitRiskList', [permit, versionId]), to: ({ id }) => `/submissions/${id}`,
});

const isKind = (kind: string): kind is SubmissionKind => (SUBMISSION_KINDS as readonly string[]).includes(kind);
/** A package composed of what is on record, with what is answered to the rest. */
export const packageSubmission = verb({
  of: '/submissions/packages/:kind/:key', contract: asks.sendPackage, needs: 'submission.submit', words: SUBMIT_REFUSALS,
  does: async (cx, permit, { kind = '', key = '' }, { rows }) =>
    isKind(kind) ? made(cx, 'submitPackage', [permit, { kind, key, answers: Object.fromEntries(rows.map(({ id, answer, note }) => [id, { answer, note }])) }]) : refused({ code: 'notFound' }),
  to: ({ id }) => `/submissions/${id}`,
});

export const submissionWithdrawal = verb({
  of: '/submissions/:id', contract: asks.takeBack, needs: 'submission.submit', words: TAKE_BACK_REFUSALS,
  does: (cx, permit, { id = '' }) => withdrawSubmission(cx, permit, id), to: ({ id }) => `/submissions/${id}`,
});

export const submissionAnswer = verb({
  of: '/supervision/submissions/:id', contract: asks.answer, needs: 'regulator', words: ANSWER_REFUSALS,
  does: (cx, permit, { id }, input) => answerSubmission(cx, permit, id!, input), to: (_, { id }) => `/supervision/submissions/${id}`,
});

/** An instrument of the bureau to a factory of its region (三书一函). */
export const instrument = verb({
  of: '/supervision/enterprises/:id', contract: asks.issue, needs: 'regulator', words: INSTRUMENT_REFUSALS,
  does: (cx, permit, { id = '' }, input) => issueInstrument(cx, permit, id, input), to: ({ id }) => `/supervision/instruments/${id}`,
});

/** 提醒敦促函 to several factories that owe a submission. */
export const urgings = verb({
  of: '/supervision/owing', contract: asks.urgeMany, needs: 'regulator', words: {}, each: true,
  faults: ({ all, listed, enterprise }) => (enterprise.length > 0 || (all && listed !== '') ? [] : [{ field: 'enterprise', sentence: '请勾选要提醒的企业。' }]),
  does: async (cx, permit, _, { all, listed, enterprise, ...input }, { key }) => decided(await urgeMany(cx, permit, all ? listed.split(' ').filter(Boolean) : enterprise, input, key)),
  left: ({ done, left }) => tellLeft('发出', done, left.map(({ row: { id, name }, refusal }) => ({ id, name, text: textOf(INSTRUMENT_REFUSALS, refusal) }))),
  tells: ({ done }) => `已发出 ${done} 份提醒敦促函。`,
  to: () => '/supervision/instruments?show=open',
});

const BUREAUS = { needs: 'regulator', words: BUREAU_REFUSALS } as const;
export const bureau = verb({ ...BUREAUS, of: '/supervision/bureaus', contract: asks.makeBureau, does: (cx, permit, _, input) => makeBureauBelow(cx, permit, input), to: () => '/supervision/bureaus' });
export const officer = verb({ ...BUREAUS, of: '/supervision/officers', contract: asks.makeOfficer, does: (cx, permit, _, input) => makeOfficerBelow(cx, permit, input), shows: (fact, { name }) => ({ made: { ...fact, name } }) });
export const officerEnd = verb({ ...BUREAUS, of: '/supervision/officers/:id', contract: asks.endOfficer, does: (cx, permit, { id = '' }) => endOfficer(cx, permit, id), to: () => '/supervision/bureaus' });

export const bureauSettings = verb({ ...BUREAUS, of: '/supervision/settings', contract: asks.setBureau, does: (cx, permit, _, input) => setBureau(cx, permit, input), to: () => '/supervision/settings' });

const ON_RECORD = { needs: 'regulator', words: RECORD_REFUSALS, to: ({ enterpriseId }: { readonly enterpriseId: string }) => `/supervision/enterprises/${enterpriseId}#records` } as const;
const OF_FACTORY = { ...ON_RECORD, of: '/supervision/enterprises/:id' } as const;
export const sampling = verb({ ...OF_FACTORY, contract: asks.recordSampling, does: (cx, permit, { id = '' }, input) => putOnRecord(cx, permit, id, { ...input, kind: 'sampling', role: null }) });
export const exam = verb({ ...OF_FACTORY, contract: asks.recordExam, does: (cx, permit, { id = '' }, input) => putOnRecord(cx, permit, id, { ...input, kind: 'exam' }) });
export const recordWithdrawal = verb({ ...OF_FACTORY, contract: asks.withdrawRecord, does: (cx, permit, { id = '' }, { recordId, words }) => withdrawRecord(cx, permit, id, recordId, words) });
export const lookedBack = verb({ ...ON_RECORD, of: '/supervision/instruments/:id', contract: asks.lookBack, does: (cx, permit, { id = '' }, input) => lookBack(cx, permit, id, input) });

const SENT = { of: '/supervision/instruments/:id', needs: 'regulator', words: INSTRUMENT_REFUSALS, to: ({ id }: { readonly id: string }) => `/supervision/instruments/${id}` } as const;
export const instrumentReturn = verb({ ...SENT, contract: asks.sendBack, does: (cx, permit, { id = '' }, { words }) => judgeInstrument(cx, permit, id, 'sendBack', words) });
export const instrumentClosure = verb({ ...SENT, contract: asks.close, does: (cx, permit, { id = '' }, { words }) => judgeInstrument(cx, permit, id, 'close', words) });
export const instrumentWithdrawal = verb({ ...SENT, contract: asks.withdraw, does: (cx, permit, { id = '' }, { words }) => judgeInstrument(cx, permit, id, 'withdraw', words) });

const GOT = { of: '/submissions/instruments/:id', needs: 'submission.submit', words: INSTRUMENT_REFUSALS, to: ({ id }: { readonly id: string }) => `/submissions/instruments/${id}` } as const;
export const instrumentRegistration = verb({
  of: '/submissions/instruments', contract: asks.register, needs: 'submission.submit', words: INSTRUMENT_REFUSALS,
  does: (cx, permit, _, { photo, ...said }) => registerInstrument(cx, permit, { ...said, photos: photo }), to: ({ id }) => `/submissions/instruments/${id}`,
});
export const registeredClosure = verb({ ...GOT, contract: asks.close, does: (cx, permit, { id = '' }, { words }) => closeRegistered(cx, permit, id, words) });
export const instrumentReceipt = verb({ ...GOT, contract: asks.receive, does: (cx, permit, { id = '' }) => receiveInstrument(cx, permit, id) });
export const instrumentReply = verb({ ...GOT, contract: asks.reply, does: (cx, permit, { id = '' }, { photo, ...said }) => replyToInstrument(cx, permit, id, { ...said, photos: photo }) });
