import { visitorAs, type Server } from '../routes/visitor';
import { cableMaker, foreignRecords, importOf, look, type Records } from '../routes/records';
import { addressOf, LAYOUTS, type RouteFile, routeFiles, TABLE } from '../routes/table';
import type { Data } from './data';

/** A page as somebody sees it; nobody signed in for `null`. */
export interface Shown {
  readonly who: string | null;
  readonly address: string;
}

/** Pages that only lead on, or need what nobody has. */
const LEAVE_OUT = ['index.tsx', '$.tsx', 'account/first-password.tsx', 'account/sign-in.tsx', 'account/sign-in.second.tsx', 'account/setup.$token.tsx', 'papers/renderings.$id.tsx', 'papers/verify.$hash.tsx'];
/** Whose pages those of a frame are, by the file of the frame; pages without one are the director's. */
const OF_FRAME: Readonly<Record<string, string>> = { 'phone/layout.tsx': 'sun', 'supervision/layout.tsx': 'jianguan' };
const EDITORS = 'library/layout.tsx';

const ownOf = (ids: Records): Shown[] => [
  { who: 'chen', address: '/desk' }, { who: 'chen', address: '/today' }, { who: 'zhou', address: '/desk' }, { who: 'wu', address: '/desk' }, { who: 'wu', address: '/team' }, { who: 'quyu', address: '/factories' },
  { who: 'lin', address: '/risk?version=published' }, { who: 'lin', address: '/hazards?view=board' }, { who: 'lin', address: `/risk/versions/${ids.version}/papers` }, { who: 'lin', address: '/nowhere' }, { who: null, address: '/sign-in' },
];

/** Every page of the house with records that are there, and whoever looks at it. */
export async function pagesOf(server: Server, data: Data): Promise<Shown[]> {
  const pages = routeFiles().filter(({ file, loader, frame }) => loader && file.endsWith('.tsx') && !LAYOUTS.includes(file) && !LEAVE_OUT.includes(file) && frame !== EDITORS);
  if (data === 'empty') return [...pages.filter(({ pattern, frame }) => !pattern.includes(':') && frame !== 'supervision/layout.tsx').map(({ pattern, file }): Shown => ({ who: 'fangyuan', address: pattern + (TABLE[file]?.query ?? '') })), { who: null, address: '/sign-in' }];
  const ids = { ...foreignRecords(server), import: await importOf(server, await visitorAs(server, 'lin')) };
  const cable = cableMaker(server);
  const last = (sql: string): string => look<{ it: string }>(server, sql, cable)[0]?.it ?? '';
  const periods: Readonly<Record<string, string>> = {
    'routine/days/days.$day.tsx': `/routine/days/${last('select max(day) as it from check_records where enterprise_id = ?')}`,
    'routine/weeks/weeks.$monday.tsx': `/routine/weeks/${last('select max(week_start) as it from weekly_reports where enterprise_id = ?')}`,
    'routine/months/months.$month.tsx': `/routine/months/${last('select max(month) as it from monthly_meetings where enterprise_id = ?')}`,
  };
  const at = (route: RouteFile): Shown => ({ who: OF_FRAME[route.frame ?? ''] ?? 'lin', address: periods[route.file] ?? addressOf(route, TABLE[route.file]!, ids) });
  const stages = look<{ it: string }>(server, 'select min(id) as it from hazards where enterprise_id = ? group by stage', cable).map(({ it }): Shown => ({ who: 'lin', address: `/hazards/${it}` }));
  return [...pages.map(at), ...stages, ...ownOf(ids)];
}
