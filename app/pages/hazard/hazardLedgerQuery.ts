import { type HazardCursor, type HazardFilter, sortsOf } from 'db/repositories/hazard/hazardPage';
import { HAZARD_GRADES, HAZARD_SOURCES, HAZARD_STAGES } from '~/domain/hazard/types';
import { isFigure, LEDGER_SORTS, type LedgerSort } from '~/domain/report/ledgerColumns';
import { isDay, parseDay } from '~/domain/shared/day';

/** What the address of the ledger says; everything that is not understood is left out. */
export interface LedgerQuery {
  readonly filter: HazardFilter;
  readonly sort: LedgerSort;
  readonly view: 'list' | 'board';
  readonly cursor?: HazardCursor;
}

const STATES = ['all', 'open', 'overdue', ...HAZARD_STAGES] as const;

const oneOf = <T extends string>(list: readonly T[], text: string | null): T | undefined => list.find((item) => item === text);
const words = (text: string | null): string | undefined => text?.trim().slice(0, 60) || undefined;

/** Reads `?state=&grade=&source=&workshop=&post=&responsible=&from=&to=&q=&sort=&view=&after=|before=`. */
export function parseLedgerQuery(params: URLSearchParams): LedgerQuery {
  const filter: HazardFilter = {
    state: oneOf(STATES, params.get('state')) ?? 'all',
    grade: oneOf(HAZARD_GRADES, params.get('grade')),
    source: oneOf(HAZARD_SOURCES, params.get('source')),
    workshopId: words(params.get('workshop')),
    postId: words(params.get('post')),
    responsibleId: words(params.get('responsible')),
    from: parseDay(params.get('from') ?? '') ?? undefined,
    to: parseDay(params.get('to') ?? '') ?? undefined,
    search: words(params.get('q')),
  };
  const asked = oneOf(LEDGER_SORTS, params.get('sort')) ?? 'found';
  const sort = sortsOf(filter).includes(asked) ? asked : (sortsOf(filter)[0] ?? 'found');
  return {
    filter,
    sort,
    view: params.get('view') === 'board' ? 'board' : 'list',
    cursor: cursorOf(sort, 'after', params.get('after')) ?? cursorOf(sort, 'before', params.get('before')),
  };
}

function cursorOf(sort: LedgerSort, direction: HazardCursor['direction'], text: string | null): HazardCursor | undefined {
  const [key = '', id = '', ...rest] = text?.split('~') ?? [];
  const known = sort === 'number' ? /^HZ-\d{4}-\d+$/.test(key) : isFigure(sort) ? /^\d{15}$/.test(key) : isDay(key);
  return known && id !== '' && rest.length === 0 ? { direction, key, id } : undefined;
}

/** The same query as an address; defaults and the cursor are left out unless `cursor` is given. */
export function ledgerHref({ filter, sort, view }: LedgerQuery, cursor?: HazardCursor | null, path = '/hazards'): string {
  const given: [string, string | undefined][] = [
    ['state', filter.state],
    ['grade', filter.grade],
    ['source', filter.source],
    ['workshop', filter.workshopId],
    ['post', filter.postId],
    ['responsible', filter.responsibleId],
    ['from', filter.from],
    ['to', filter.to],
    ['q', filter.search],
    ['sort', sort === 'found' ? undefined : sort],
    ['view', view === 'list' ? undefined : view],
    [cursor?.direction ?? 'after', cursor ? `${cursor.key}~${cursor.id}` : undefined],
  ];
  return `${path}?${new URLSearchParams(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))}`;
}

/** The question of the ledger's address, to be kept or remembered; empty when nothing is narrowed. */
export const ledgerFilter = (query: LedgerQuery): string => {
  const question = ledgerHref({ ...query, cursor: undefined }).split('?')[1] ?? '';
  return question === 'state=all' ? '' : question;
};
