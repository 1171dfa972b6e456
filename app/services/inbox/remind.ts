import { Conflict } from 'db/dialect/store';
import { type Scope, scopeOf } from 'db/repositories/scope';
import type { NewEvent } from '~/domain/events/event';
import type { Roster } from '~/domain/organisation/people/roster';
import { SYSTEM } from '~/domain/shared/actor';
import type { Day } from '~/domain/shared/day';
import { dayOf, type Instant } from '~/domain/shared/instant';
import type { Context } from '../context';
import { newItems, putIntoInbox } from './deliver';
import { rosterWithNames } from './people';
import type { InboxRow, Reminder } from './reminder';

/** A moment at which one factory is looked over. */
export interface Look {
  readonly scope: Scope;
  readonly now: Instant;
  readonly today: Day;
}

/** Who is what that day, and the names of who is there. */
export interface Staff {
  readonly roster: Roster;
  readonly names: ReadonlyMap<string, string>;
}

/**
 * A matter that has come to a rung of its ladder: `key` names both, so that nobody is told of the same rung twice. `told` is the event of a matter
 * whose reminders stand in the chain of the factory; it puts them into the inboxes itself.
 */
export interface Due extends Reminder {
  readonly told?: (recipients: readonly { readonly id: string; readonly name: string }[]) => NewEvent;
}

/** What falls due of one kind, from the records as they stand; `staff` is asked only where there is something to tell. */
export type Deadlines = (look: Look, staff: () => Promise<Staff>) => Promise<readonly Due[]>;

/** The one engine of reminders: looks over what of a kind is due in a factory, and says so to whom it waits for. Answers how many reminders were new. */
export const reminding = (deadlines: Deadlines) => async (cx: Context, enterpriseId: string): Promise<number> => {
  const now = cx.now();
  const today = dayOf(now);
  const scope = scopeOf(cx.store, enterpriseId);
  let known: Promise<Staff> | null = null;
  const staff = (): Promise<Staff> => (known ??= rosterWithNames(scope, today));
  const due = await deadlines({ scope, now, today }, staff);
  let reminded = 0;
  const tell = async (reminders: readonly Reminder[], put: (items: readonly InboxRow[]) => Promise<unknown>): Promise<void> => {
    const items = await newItems(cx, enterpriseId, reminders);
    if (items.length > 0) await put(items);
    reminded += items.length;
  };
  const plain = due.filter(({ told }) => !told);
  const write = (items: readonly InboxRow[]): Promise<unknown> => cx.store.write([putIntoInbox(items)]);
  // another process may say the same at this moment: what it left unsaid is said the second time
  await tell(plain, write).catch((error: unknown) => {
    if (!(error instanceof Conflict)) throw error;
    return tell(plain, write);
  });
  for (const { told, ...reminder } of due) {
    if (!told) continue;
    await tell([reminder], async (items) => {
      const { names } = await staff();
      const event = told(items.map(({ personId }) => ({ id: personId, name: names.get(personId) ?? '' })));
      await cx.store.commit({ enterpriseId, actor: SYSTEM, at: cx.now(), build: () => ({ steps: [{ event, writes: [] }] }) });
    });
  }
  return reminded;
};
