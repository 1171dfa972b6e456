import { PLATFORM, trailOf } from 'db/dialect/chain';
import type { WriteSet } from 'db/dialect/store';
import type { NewEvent } from '~/domain/events/event';
import { insert } from 'db/dialect/writes';
import { auditEntries } from 'db/schema/log';
import type { AuditKind } from '~/domain/audit/types';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import { storyLine } from '~/domain/organisation/people/storyLine';
import type { Actor } from '~/domain/shared/actor';
import { dayOf } from '~/domain/shared/instant';
import type { Context } from '../context';

/** One thing to be written down, before it has its place in a trail. */
export interface AuditEntry {
  readonly kind: AuditKind;
  /** The enterprise whose trail tells of it; null for the trail of the platform. */
  readonly enterpriseId: string | null;
  readonly actor: Actor;
  /** What it was done to, with its name of that day. */
  readonly subject?: { readonly kind: string; readonly id: string; readonly name: string };
  readonly detail?: string;
}

type Written = Pick<Context, 'store' | 'log' | 'now' | 'newId' | 'asked'>;
type Beside = NonNullable<WriteSet['beside']>[number];

const NOTHING = { kind: '', id: '', name: '' };

/** An entry as part of a write set: it stands or falls with what it tells of. Address and request are those of the visitor of `cx`. */
export function auditStep(cx: Pick<Context, 'now' | 'newId' | 'asked'>, { kind, enterpriseId, actor, subject = NOTHING, detail = '' }: AuditEntry): Beside {
  const at = cx.now();
  const id = cx.newId();
  const chain = enterpriseId ?? PLATFORM;
  const { address = '', requestId = '' } = cx.asked ?? {};
  return {
    chain: trailOf(chain),
    step: {
      event: { type: `audit.${kind}`, subject: { kind: 'audit', id }, payload: {} },
      writes: [
        insert(auditEntries, {
          enterpriseId: chain, id, kind, at, day: dayOf(at), actorId: actor.id, actorName: actor.name, actorTitle: actor.title, address, requestId,
          subjectKind: subject.kind, subjectId: subject.id, subjectName: subject.name, detail,
        }),
      ],
    },
  };
}

/** The line of the log beside an entry. */
function tell(cx: Pick<Context, 'log'>, { kind, enterpriseId, actor, subject, detail }: AuditEntry): void {
  const who = { tenant: enterpriseId ?? undefined, [actor.kind === 'regulator' ? 'officer' : 'person']: actor.id || undefined };
  const known = cx.log.bindings();
  const facts = { audit: kind, ...Object.fromEntries(Object.entries(who).filter(([name]) => !(name in known))), subject: subject?.id || subject?.name, detail: detail || undefined };
  if (kind === 'signInFailed') cx.log.warn(facts, 'audit');
  else cx.log.info(facts, 'audit');
}

/** Writes one entry down; answered when it is durable. Throws where it cannot be stored: then what it would tell of must not be done. */
export async function auditFirst(cx: Written, entry: AuditEntry): Promise<void> {
  const { chain, step } = auditStep(cx, entry);
  await cx.store.commit({ enterpriseId: chain, actor: entry.actor, at: cx.now(), build: () => ({ steps: [step] }) });
  tell(cx, entry);
}

/**
 * Writes entries down, each in its trail; answered when they are durable. Reading must go on where nothing can be written (a full disk), so a
 * failure is told in the log with the whole entry, and the caller goes on.
 */
export async function audit(cx: Written, ...entries: readonly AuditEntry[]): Promise<void> {
  for (const entry of entries) {
    try {
      await auditFirst(cx, entry);
    } catch (error) {
      cx.log.error({ err: error, entry }, 'an entry of the audit could not be stored');
    }
  }
}

/** Events of the organisation that change who may do what, who gets in, or by which rules. */
const AUDITED: Readonly<Record<string, AuditKind>> = {
  'person.added': 'roleChanged', 'person.undone': 'roleChanged', 'person.linked': 'roleChanged', 'person.left': 'roleChanged', 'person.handedOver': 'roleChanged', 'appointment.made': 'roleChanged', 'appointment.ended': 'roleChanged',
  'person.invited': 'roleChanged', 'person.invitationWithdrawn': 'roleChanged', 'person.invitationDeclined': 'roleChanged', 'person.passwordIssued': 'passwordReset', 'person.accountShut': 'accountShut', 'person.accountOpened': 'accountOpened',
  'holding.begun': 'roleChanged', 'holding.ended': 'roleChanged', 'holding.standInBegun': 'roleChanged', 'settings.edited': 'settingsChanged', 'calendar.workWeekSet': 'settingsChanged', 'calendar.shiftsSet': 'settingsChanged', 'calendar.postShiftsSet': 'settingsChanged', 'settings.remindersSet': 'settingsChanged', 'settings.accessSet': 'settingsChanged', 'settings.signalsSet': 'settingsChanged', 'settings.selfCheckSet': 'settingsChanged', 'channel.opened': 'settingsChanged', 'channel.closed': 'settingsChanged', 'enterprise.edited': 'settingsChanged',
};

/** The entry of an event that changes roles or rules, as part of its write set; empty for every other event. */
export function auditOf(cx: Pick<Context, 'now' | 'newId' | 'asked'>, { enterpriseId, actor }: Pick<Authorised<Action>, 'enterpriseId' | 'actor'>, event: NewEvent): Beside[] {
  const kind = AUDITED[event.type];
  if (!kind) return [];
  const { name = '' } = event.payload as { name?: string };
  return [auditStep(cx, { kind, enterpriseId, actor, subject: { ...event.subject, name }, detail: storyLine(event.type, event.payload) })];
}
