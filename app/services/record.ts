import type { Step } from 'db/dialect/store';
import type { Write } from 'db/dialect/writes';
import type { NewEvent } from '~/domain/events/event';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Action } from '~/domain/organisation/access/permissions';
import type { Instant } from '~/domain/shared/instant';
import { auditOf } from './audit/audit';
import type { Context } from './context';

/** Whose chain, and who acts: a permit says both. */
type By = Pick<Authorised<Action>, 'enterpriseId' | 'actor'>;
type Recording = Pick<Context, 'store' | 'now' | 'newId' | 'asked'>;

/** Commits several events with the rows they tell of, together or not at all, each that changes roles or rules with its entry of the audit; `side` stands outside the chain (accounts), `at` is the moment that its rows tell too, `after` the last event that the decision saw where it holds only while nothing else happened. */
export async function recordAll(cx: Recording, by: By, steps: readonly Step[], side: readonly Write[] = [], at: Instant = cx.now(), after?: number): Promise<void> {
  await cx.store.commit({ enterpriseId: by.enterpriseId, actor: by.actor, at, after, build: () => ({ steps, side, beside: steps.flatMap(({ event }) => auditOf(cx, by, event)) }) });
}

/** Commits one event with the rows it tells of. */
export const record = (cx: Recording, by: By, event: NewEvent, writes: readonly Write[], side?: readonly Write[], at?: Instant): Promise<void> => recordAll(cx, by, [{ event, writes }], side, at);
