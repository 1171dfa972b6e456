import type { HazardStage } from '~/domain/hazard/types';
import type { RiskLevel } from '~/domain/risk/types';
import { formatDay } from '~/domain/shared/day';
import type { SearchView } from './search';

/** One result: where it leads, what it is called and what is said beside it. */
export interface FoundRow {
  readonly to: string;
  readonly title: string;
  readonly note: string;
  /** How it stands, where it is more than words. */
  readonly stage?: HazardStage;
  readonly level?: RiskLevel | null;
  readonly state?: string;
  /** A second way from it. */
  readonly besides?: { readonly to: string; readonly text: string };
}

/** Results of one kind; never empty. */
export interface FoundGroup {
  readonly title: string;
  readonly rows: readonly FoundRow[];
  readonly total: number;
  /** Where the rest is. */
  readonly more?: { readonly to: string; readonly text: string };
}

const group = <T>(title: string, part: { readonly rows: readonly T[]; readonly total: number } | null, row: (one: T) => FoundRow, more?: FoundGroup['more']): FoundGroup[] =>
  part && part.total > 0 ? [{ title, rows: part.rows.map(row), total: part.total, more }] : [];

const all = <T>(rows: readonly T[]) => ({ rows, total: rows.length });

/** What a search found, kind by kind, as the page and the box at the head of the desk list it. */
export function foundGroups({ question, acts, pages, terms, reports, hazards, papers, items, people, posts }: SearchView): FoundGroup[] {
  const words = encodeURIComponent(question);
  const place = ({ to, label }: { to: string; label: string }): FoundRow => ({ to, title: label, note: '' });
  const paper = ({ number, title, subject, state, to }: { number: string; title: string; subject: string; state: string; to: string }): FoundRow => ({ to, title: number, note: `${title} · ${subject}`, state });
  const list = items?.version ? `风险项（第 ${items.version.number} 版${items.version.published ? '' : '草稿'}）` : '风险项';
  return [
    ...group('人员', people, ({ id, name, leftOn }) => ({ to: `/organisation/people/${id}`, title: name, note: leftOn ? `最后在册日 ${formatDay(leftOn)}` : '' })),
    ...group('岗位', posts, ({ id, name, workshop, to }) => ({ to, title: name, note: workshop, besides: { to: `/risk?post=${id}`, text: '风险项' } })),
    ...group('可以办的事', all(acts), place),
    ...group('页面', all(pages), place),
    ...group('名词', all(terms), ({ to, name, meaning }) => ({ to, title: name, note: meaning })),
    ...group('隐患', hazards, ({ id, title, number, workshopName, postName, stage }) => ({ to: `/hazards/${id}`, title, note: `${number} · ${workshopName} · ${postName}`, stage }), { to: `/hazards?q=${words}`, text: '在台账中看' }),
    ...group('文书', papers, paper),
    ...group('还没有签字的报告和纪要', reports, paper),
    ...group(list, items, ({ id, riskPoint, failure, place: where, level }) => ({ to: `/risk/items/${id}`, title: riskPoint, note: `${where}${failure ? ` · ${failure}` : ''}`, level }), { to: `/risk?words=${words}`, text: '在清单中看' }),
  ];
}
