import { ACCOUNT_CONTRACTS as asks } from '~/domain/organisation/accountContracts';
import { CONFIRM_REFUSALS } from '~/domain/organisation/access/confirmRefusals';
import { ORGANISATION_REFUSALS } from '~/domain/organisation/refusals';
import { defaultRules } from '~/domain/rulepack/pack';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import type { RefusalTexts } from '~/domain/shared/refusal';
import { originsOf } from '~/platform/web/form';
import { INBOX_REFUSALS, markRead } from '~/services/inbox/markRead';
import { acceptInvitation } from '~/services/organisation/people/acceptInvitation';
import { declineInvitation } from '~/services/organisation/people/declineInvitation';
import { revokeSession } from '~/services/session/sessions';
import { MAIL_CONTRACTS } from '~/domain/channel/contracts';
import { MAIL_REFUSALS } from '~/domain/channel/mail';
import { closeDiary, openDiary } from '~/services/channel/diary';
import { confirmSigner } from '~/services/session/confirmSigner';
import { endSecondFactor, SECOND_FACTOR_REFUSALS, type SecondFactorRefusal, setSecondFactor } from '~/services/session/secondFactor';
import { addKey, drawSignature, endDrawing, endKey, keepSignedIn, MEANS_REFUSALS, setPin } from '~/services/session/signingMeans';
import { confirmMail, forgetMail, nameMail, tryMail } from '~/services/channel/mail';
import { verb } from './verb';

const INVITATION = { of: '/account/invitations/:id', needs: 'account', words: ORGANISATION_REFUSALS, to: () => '/account' } as const;
export const acceptance = verb({ ...INVITATION, contract: asks.accept, does: (cx, { account }, { id }) => acceptInvitation(cx, account.id, id!) });
export const declining = verb({ ...INVITATION, contract: asks.decline, does: (cx, { account }, { id }) => declineInvitation(cx, account.id, id!) });

export const sessionEnd = verb({
  of: '/account',
  contract: asks.endSession,
  needs: 'account',
  words: { notFound: () => ({ status: 404, sentence: '没有找到这台设备的登录。' }) },
  does: async (cx, who, _, { session }) => ((await revokeSession(cx, who, session)) ? decided(null) : refused({ code: 'notFound' })),
  to: () => '/account',
});

/** What is gone to says itself what it is. */
const WHERE_READ = (_: unknown, { go }: { readonly go: 'open' | 'stay' }) => (go === 'open' ? null : '已标为已读。');

/** Reminders at the desk: one, or all of them. */
export const reading = verb({
  of: '/inbox', contract: asks.read, needs: 'desk.view', words: INBOX_REFUSALS,
  does: (cx, permit, _, { id }) => markRead(cx, permit, id || null), to: ({ link }, _, { go }) => (go === 'open' && link ? link : '/inbox'), tells: WHERE_READ,
});
/** One reminder on the phone. */
export const phoneReading = verb({
  of: '/my/inbox', contract: asks.readOne, needs: 'hazard.view', words: INBOX_REFUSALS,
  does: (cx, permit, _, { id }) => markRead(cx, permit, id), to: ({ link }, _, { go }) => (go === 'open' && link ? link : '/my/inbox'), tells: WHERE_READ,
});

const KEEPING = { of: '/account', needs: 'account', words: MEANS_REFUSALS, to: () => '/account', cookie: ({ cookie }: { cookie?: string }) => cookie } as const;
const SIGNING = { of: '/account/signing', needs: 'account', words: MEANS_REFUSALS, to: () => '/account/signing' } as const;
export const pinSetting = verb({ ...SIGNING, contract: asks.setPin, does: (cx, who, _, input) => setPin(cx, who, input) });
export const keyAdding = verb({
  ...SIGNING, contract: asks.addKey,
  does: (cx, who, _, input, { key, origin }) => addKey(cx, who, { ...input, formKey: key ?? '', origins: originsOf(cx.site, origin) }),
});
export const drawing = verb({ ...SIGNING, contract: asks.drawSignature, does: (cx, who, _, { drawing: drawn }) => drawSignature(cx, who, drawn) });
export const drawingEnd = verb({ ...SIGNING, contract: asks.endDrawing, does: (cx, who) => endDrawing(cx, who) });
export const keyEnding = verb({ ...SIGNING, of: '/account/signing/keys/:id', contract: asks.endKey, does: (cx, who, { id }, { current }) => endKey(cx, who, id!, current) });
export const keeping = verb({ ...KEEPING, contract: asks.keepSignedIn, does: (cx, who) => keepSignedIn(cx, who, true) });
export const keepingEnd = verb({ ...KEEPING, contract: asks.stopKeeping, does: (cx, who) => keepSignedIn(cx, who, false) });
const SECOND_WORDS = { ...SECOND_FACTOR_REFUSALS, wrongPassword: MEANS_REFUSALS.wrongPassword, locked: MEANS_REFUSALS.locked } as RefusalTexts<SecondFactorRefusal>;
export const secondFactorSetting = verb({ of: '/account/second-factor', needs: 'account', words: SECOND_WORDS, contract: asks.setSecondFactor, does: (cx, who, _, input) => setSecondFactor(cx, who, input), shows: ({ codes }) => ({ codes }) });
export const secondFactorEnd = verb({ of: '/account', needs: 'account', words: SECOND_WORDS, contract: asks.endSecondFactor, does: (cx, who, _, input) => endSecondFactor(cx, who, input), to: () => '/account/second-factor' });
/** Shows who one is before what waits on the phone is sent. */
export const showing = verb({
  ...SIGNING, contract: asks.showPin, words: CONFIRM_REFUSALS, to: () => '/my/outbox',
  does: (cx, who, _, { pin }) => confirmSigner(cx, who, 'paper', defaultRules().access, { pin, device: '', statement: '', origins: [] }),
});

const DIARY_WORDS: RefusalTexts<{ readonly code: 'notFound' }> = { notFound: () => ({ status: 404, sentence: '没有日历订阅。' }) };
const DIARY = { of: '/account', needs: 'check.view', words: DIARY_WORDS } as const;
/** The address is shown this once; opening it anew takes the one before back. */
export const diaryOpening = verb({
  ...DIARY, contract: asks.openDiary,
  does: async (cx, permit, _params, _input, { origin }): Promise<Decision<{ address: string }, { readonly code: 'notFound' }>> => decided({ address: `${cx.site.origin ?? origin}/diary/${await openDiary(cx, permit)}.ics` }),
  shows: ({ address }) => ({ diary: address }),
});
export const diaryClosing = verb({ ...DIARY, contract: asks.closeDiary, does: async (cx, permit) => ((await closeDiary(cx, permit)) ? decided(null) : refused({ code: 'notFound' })), to: () => '/account' });

const MAIL = { of: '/account', needs: 'check.view', words: MAIL_REFUSALS, to: () => '/account/mail' } as const;
export const mailNaming = verb({ ...MAIL, contract: MAIL_CONTRACTS.name, does: (cx, permit, _, { address }) => nameMail(cx, permit, address) });
export const mailConfirming = verb({ ...MAIL, contract: MAIL_CONTRACTS.confirm, does: (cx, permit, _, { code }) => confirmMail(cx, permit, code) });
export const mailForgetting = verb({ ...MAIL, contract: MAIL_CONTRACTS.forget, does: (cx, permit) => forgetMail(cx, permit) });
export const mailTrial = verb({ ...MAIL, contract: MAIL_CONTRACTS.trial, does: (cx, permit) => tryMail(cx, permit), to: () => '/account/mail?tried=1', tells: () => null });
