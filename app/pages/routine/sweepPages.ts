import type { Store } from 'db/dialect/store';
import { organisationOf } from 'db/repositories/organisation/organisation';
import { reportsOf } from 'db/repositories/routine/reports';
import { sweepOf, sweptPlaces } from 'db/repositories/routine/sweep';
import { scopeOf } from 'db/repositories/scope';
import type { Authorised } from '~/domain/organisation/access/authority';
import { reachOf } from '~/domain/organisation/access/permissions';
import { mayChange } from '~/domain/routine/signing';
import { postsFor, type SweepItem, type SweepLine } from '~/domain/routine/sweep';
import type { Day } from '~/domain/shared/day';
import { formatWeek, weekOf } from '~/domain/shared/week';

type Cx = { readonly store: Store };
interface Option {
  readonly value: string;
  readonly label: string;
}

export type SweepRow = Pick<SweepItem, 'id' | 'content' | 'enteredByName' | 'enteredAt' | 'endedByName' | 'endedAt'> & { readonly place: string };

export interface SweepListView {
  readonly inForce: readonly SweepRow[];
  readonly ended: readonly SweepRow[];
  /** Workshops, each with its posts below; for who may add. */
  readonly places: readonly Option[];
  readonly mayEdit: boolean;
}

/** Ended items that are listed. */
const LISTED = 100;

/** The items that are swept each week, and the last ones that were ended. Four queries. */
export async function sweepList(cx: Cx, permit: Authorised<'weekly.view'>): Promise<SweepListView> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const [inForce, ended, workshops, posts] = await Promise.all([
    sweepOf(scope).inForce(), sweepOf(scope).ended(LISTED), organisationOf(scope).workshops(), organisationOf(scope).posts(),
  ]);
  const placeOf = sweptPlaces(workshops, posts);
  const row = ({ id, content, enteredByName, enteredAt, endedByName, endedAt, ...of }: SweepItem): SweepRow => ({ id, content, enteredByName, enteredAt, endedByName, endedAt, place: placeOf(of) });
  return {
    inForce: inForce.map(row),
    ended: ended.map(row),
    places: workshops.filter(({ closedOn }) => closedOn === null).flatMap(({ id, name }) => [
      { value: id, label: name },
      ...posts.filter((post) => post.workshopId === id && post.closedOn === null).map((post) => ({ value: post.id, label: `${name} · ${post.name}` })),
    ]),
    mayEdit: reachOf(permit.standing.roles, 'weekly.compile') !== null,
  };
}

/** A line to be answered; `posts` are those to choose from where something is found, none where there is no choice. */
export type OpenLine = SweepLine & { readonly posts: readonly Option[] };

export interface SweepFormView {
  readonly id: string;
  readonly number: string;
  readonly period: Day;
  readonly label: string;
  readonly version: number;
  /** Whether somebody has signed, so that nothing is answered any more. */
  readonly signed: boolean;
  readonly open: readonly OpenLine[];
  /** Those whose hazard is registered. */
  readonly registered: readonly SweepLine[];
}

/** The director's items of a report, to be answered; null when it is not of this factory. Four queries. */
export async function sweepForm(cx: Cx, permit: Authorised<'weekly.compile'>, id: string): Promise<SweepFormView | null> {
  const scope = scopeOf(cx.store, permit.enterpriseId);
  const [report, workshops, all] = await Promise.all([reportsOf(scope).byId(id), organisationOf(scope).workshops(), organisationOf(scope).posts()]);
  if (!report) return null;
  const names = new Map(workshops.map(({ id: workshopId, name }) => [workshopId, name]));
  const posts = all.filter(({ closedOn }) => closedOn === null);
  const choiceOf = (line: SweepLine): Option[] => {
    const choice = postsFor(line, posts);
    return choice.length === 1 ? [] : choice.map((post) => ({ value: post.id, label: `${names.get(post.workshopId) ?? ''} · ${post.name}` }));
  };
  const lines = report.sweep ?? [];
  return {
    id, number: report.number, period: report.period, label: formatWeek(weekOf(report.period)), version: report.version, signed: !mayChange(report, report.version).ok,
    open: lines.filter(({ hazard }) => !hazard).map((line) => ({ ...line, posts: choiceOf(line) })),
    registered: lines.filter(({ hazard }) => hazard),
  };
}
