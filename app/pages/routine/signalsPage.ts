import { type SignalAnswer, signalsBetween, tracesOf } from 'db/repositories/routine/traces';
import { type Scope, scopeOf } from 'db/repositories/scope';
import type { Store } from 'db/dialect/store';
import type { Authorised } from '~/domain/organisation/access/authority';
import { type CheckTrace, type DayMinutes, minutesOf, signalWords } from '~/domain/routine/signals';
import { addDays, type Day, daysFrom } from '~/domain/shared/day';
import { weekOf } from '~/domain/shared/week';

/** A check that somebody should look at: what is so, and what the person said of it. */
export interface ToldCheck {
  readonly check: Pick<CheckTrace, 'id' | 'number' | 'postName' | 'personName' | 'day' | 'at'>;
  readonly told: readonly string[];
  readonly answer: SignalAnswer | null;
}

export interface SignalsView {
  readonly days: readonly Day[];
  readonly previous: Day;
  readonly next: Day | null;
  readonly rows: readonly ToldCheck[];
  readonly minutes: readonly DayMinutes[];
}

async function between(scope: Scope, from: Day, to: Day, personId?: string): Promise<{ readonly checks: CheckTrace[]; readonly rows: ToldCheck[] }> {
  const [{ checks, signals }, answers] = await Promise.all([signalsBetween(scope, from, to, personId), tracesOf(scope).answers(from, to)]);
  const rows = checks.flatMap(({ id, number, postName, personName, day, at }): ToldCheck[] => {
    const told = signals.get(id);
    return told ? [{ check: { id, number, postName, personName, day, at }, told: told.map(signalWords), answer: answers.find(({ recordId }) => recordId === id) ?? null }] : [];
  });
  return { checks: checks.filter(({ day }) => day >= from), rows: rows.sort((a, b) => (a.check.at < b.check.at ? 1 : -1)) };
}

/** The week of a day for the director: what should be looked at in its checks, with the person's own words, and the time everybody spent. Six queries. */
export async function signalsPage(cx: { store: Store }, permit: Authorised<'weekly.sign'>, on: Day): Promise<SignalsView> {
  const { start, end } = weekOf(on > permit.today ? permit.today : on);
  const { checks, rows } = await between(scopeOf(cx.store, permit.enterpriseId), start, end);
  return { days: daysFrom(start, end), previous: addDays(start, -7), next: end < permit.today ? addDays(start, 7) : null, rows, minutes: minutesOf(checks) };
}

/** What is told of one's own check; null where nothing is, or it is somebody else's. Six queries. */
export async function toldOfOwn(cx: { store: Store }, permit: Pick<Authorised<'check.view'>, 'enterpriseId' | 'personId'>, record: { readonly id: string; readonly day: Day; readonly personId: string }): Promise<ToldCheck | null> {
  if (record.personId !== permit.personId) return null;
  const { rows } = await between(scopeOf(cx.store, permit.enterpriseId), record.day, record.day, permit.personId);
  return rows.find(({ check }) => check.id === record.id) ?? null;
}
