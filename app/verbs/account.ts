import { ACCOUNT_CONTRACTS as asks } from '~/domain/organisation/accountContracts';
import { ORGANISATION_REFUSALS } from '~/domain/organisation/refusals';
import { type Decision, decided, refused } from '~/domain/shared/decision';
import type { RefusalTexts } from '~/domain/shared/refusal';
import { INBOX_REFUSALS, markRead } from '~/services/inbox/markRead';
import { acceptInvitation } from '~/services/organisation/people/acceptInvitation';
import { declineInvitation } from '~/services/organisation/people/declineInvitation';
import { revokeSession } from '~/services/session/sessions';
import { closeDiary, openDiary } from '~/services/channel/diary';
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

/** Reminders at the desk: one, or all of them. */
export const reading = verb({
  of: '/inbox', contract: asks.read, needs: 'desk.view', words: INBOX_REFUSALS,
  does: (cx, permit, _, { id }) => markRead(cx, permit, id || null), to: ({ link }, _, { go }) => (go === 'open' && link ? link : '/inbox'),
});
/** One reminder on the phone. */
export const phoneReading = verb({
  of: '/my/inbox', contract: asks.readOne, needs: 'hazard.view', words: INBOX_REFUSALS,
  does: (cx, permit, _, { id }) => markRead(cx, permit, id), to: ({ link }, _, { go }) => (go === 'open' && link ? link : '/my/inbox'),
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
