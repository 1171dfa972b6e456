import { createHash } from 'node:crypto';
import type { inboxItems } from 'db/schema/log';
import type { Day } from '~/domain/shared/day';
import type { Instant } from '~/domain/shared/instant';

export type InboxKind =
  | 'checkDue' | 'checkLate' | 'checkMissed' | 'hazardDeadline' | 'hazardTask' | 'dayUnsigned' | 'hazardNews' | 'weekDue' | 'monthDue' | 'listRead' | 'reviewDue' | 'libraryEdition' | 'submissionReturned' | 'submissionAccepted' | 'instrument' | 'office';

/** One matter that waits for some people. */
export interface Reminder {
  readonly kind: InboxKind;
  /** The same matter at the same stage always has the same key: nobody is reminded of it twice. What ends it is told by `waitingMatters`; `news:` ends when it is read. */
  readonly key: string;
  readonly to: readonly string[];
  readonly text: string;
  readonly link: string;
  readonly dueDay: Day | null;
}

export type InboxRow = typeof inboxItems.$inferInsert;

/** The id of a person's reminder of a matter: made of both, so that two processes make the same one. */
const itemId = (key: string, personId: string): string => createHash('sha256').update(`${key}\n${personId}`).digest('hex').slice(0, 32);

/** The rows of a reminder, one for each of its people. */
export const rowsOf = (enterpriseId: string, { kind, key, to, text, link, dueDay }: Reminder, createdAt: Instant): InboxRow[] =>
  [...new Set(to)].map((personId) => ({ enterpriseId, id: itemId(key, personId), personId, kind, dedupeKey: key, text, link, dueDay, createdAt }));

/** What is put into the inbox of whoever has to read a version. */
export const readingReminder = (versionId: string, number: number, to: readonly string[]): Reminder => ({
  kind: 'listRead', key: `read:${versionId}`, to, text: `风险管控清单第 ${number} 版已发布，您岗位的风险项有改动，请阅读并签认。`, link: '/my/list', dueDay: null,
});

/** The same for whoever took up posts since, which may be after having read the version for others. */
export const takenUpReminder = (versionId: string, number: number, personId: string, postIds: readonly string[]): Reminder => ({
  ...readingReminder(versionId, number, [personId]), key: `read:${versionId}:${[...postIds].sort().join('+')}`, text: `您新到岗位任职，请阅读本岗风险清单（风险管控清单第 ${number} 版）并签认。`,
});
