import type { Store } from 'db/dialect/store';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import type { Matter } from '~/domain/organisation/people/handOver';
import { leftBefore } from '~/domain/organisation/people/stretches';
import type { Day } from '~/domain/shared/day';
import { addDays } from '~/domain/shared/day';
import { leftBehind } from 'db/repositories/organisation/leftBehind';

export interface HandOverView {
  readonly id: string;
  readonly name: string;
  readonly today: Day;
  readonly matters: readonly Matter[];
  /** Who may follow from tomorrow on. */
  readonly people: readonly { readonly value: string; readonly label: string }[];
}

/** What somebody of the factory would leave behind, and who may have it; null for nobody, and for who has left. A fixed number of queries. */
export async function handOverPage(cx: { store: Store }, permit: Authorised<'organisation.manage'>, id: string): Promise<HandOverView | null> {
  const { today } = permit;
  const left = await leftBehind(scopeOf(cx.store, permit.enterpriseId), id, addDays(today, -1));
  if (!left || left.person.leftOn !== null) return null;
  const { person, members, matters } = left;
  return { id, name: person.name, today, matters, people: members.filter((one) => one.id !== id && !leftBefore(one.leftOn, addDays(today, 1))).map(({ id: value, name: label }) => ({ value, label })) };
}
