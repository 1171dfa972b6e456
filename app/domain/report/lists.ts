import { formatDay, type Day } from '../shared/day';
import { formatInstant, type Instant } from '../shared/instant';
import type { LedgerLine } from './ledgerLine';
import { FIGURE_NAMES, LEDGER_FIGURES, screenColumns, isFigure } from './ledgerColumns';
import { HAZARD_STAGE_NAMES } from '../hazard/words';
import type { ListTable } from './listTable';

/** Somebody of the factory as the list of people shows them. */
export interface PersonLine {
  readonly name: string;
  readonly loginName: string | null;
  readonly titles: readonly string[];
  readonly joinedOn: Day;
  readonly leftOn: Day | null;
}

export const PEOPLE_LIST: ListTable<PersonLine> = {
  name: 'people',
  title: '人员',
  columns: [
    { name: 'name', head: '姓名', width: 140, text: ({ name }) => name, sorts: true },
    { name: 'loginName', head: '登录名', width: 180, text: ({ loginName }) => loginName ?? '', sorts: true },
    { name: 'titles', head: '今天的职务', text: ({ titles }) => titles.join('、'), sorts: true },
    { name: 'joinedOn', head: '入职', width: 160, text: ({ joinedOn }) => joinedOn, sorts: true },
    { name: 'leftOn', head: '最后在岗日', width: 160, text: ({ leftOn }) => leftOn ?? '在册', sorts: ({ leftOn }) => leftOn ?? '9999' },
  ],
};

/** A post on a day as a count of checks opens it. */
export interface CheckDayLine {
  readonly day: Day;
  readonly place: string;
  readonly stateWords: string;
  readonly reason: string | null;
}

export const CHECK_DAYS_LIST: ListTable<CheckDayLine> = {
  name: 'check-days',
  title: '检查明细',
  columns: [
    { name: 'day', head: '日期', width: 220, text: ({ day }) => formatDay(day), sorts: ({ day }) => day },
    { name: 'place', head: '岗位', text: ({ place }) => place, sorts: true },
    { name: 'state', head: '状态', width: 180, text: ({ stateWords }) => stateWords, sorts: true },
    { name: 'reason', head: '原因', text: ({ reason }) => reason ?? '' },
  ],
};

/** A finding as a count of findings opens it. */
export interface FindingLine {
  readonly day: Day;
  readonly place: string;
  readonly riskPoint: string;
  readonly description: string;
  readonly hazardNumber: string | null;
}

export const FINDINGS_LIST: ListTable<FindingLine> = {
  name: 'findings',
  title: '不符合明细',
  columns: [
    { name: 'day', head: '日期', width: 220, text: ({ day }) => formatDay(day), sorts: ({ day }) => day },
    { name: 'place', head: '岗位', text: ({ place }) => place, sorts: true },
    { name: 'riskPoint', head: '风险点', text: ({ riskPoint }) => riskPoint, sorts: true },
    { name: 'description', head: '问题', text: ({ description }) => description },
    { name: 'hazard', head: '隐患', width: 150, text: ({ hazardNumber }) => hazardNumber ?? '', sorts: true },
  ],
};

/** A post on one day. */
export interface DayLine {
  readonly workshopName: string;
  readonly post: string;
  readonly stateWords: string;
  readonly dueItems: number;
  readonly records: readonly string[];
  readonly who: string;
  readonly at: Instant | null;
  readonly outcome: string;
}

export const DAY_LIST: ListTable<DayLine> = {
  name: 'day',
  title: '当天各岗位的检查',
  columns: [
    { name: 'post', head: '岗位', width: 160, text: ({ post }) => post, sorts: true },
    { name: 'workshop', head: '车间', width: 140, text: ({ workshopName }) => workshopName, sorts: true },
    { name: 'state', head: '状态', width: 170, text: ({ stateWords }) => stateWords, sorts: true },
    { name: 'due', head: '应检', width: 80, align: 'right', text: ({ dueItems }) => `${dueItems} 项`, sorts: true },
    { name: 'record', head: '记录', width: 190, text: ({ records }) => records.join('、'), sorts: true },
    { name: 'who', head: '检查人', width: 120, text: ({ who }) => who, sorts: true },
    { name: 'at', head: '提交时间', width: 220, text: ({ at }) => (at ? formatInstant(at) : ''), sorts: ({ at }) => at ?? '' },
    { name: 'outcome', head: '结论', text: ({ outcome }) => outcome },
  ],
};

/** A check that is worth a look. */
export interface SignalLine {
  readonly check: { readonly number: string; readonly personName: string; readonly postName: string; readonly day: Day };
  readonly told: readonly string[];
  readonly answer: { readonly words: string } | null;
}

export const SIGNALS_LIST: ListTable<SignalLine> = {
  name: 'signals',
  title: '值得看一看的检查',
  columns: [
    { name: 'number', head: '记录', width: 150, text: ({ check }) => check.number, sorts: true },
    { name: 'person', head: '检查人', width: 100, text: ({ check }) => check.personName, sorts: true },
    { name: 'post', head: '岗位', width: 150, text: ({ check }) => check.postName, sorts: true },
    { name: 'day', head: '检查日期', width: 190, text: ({ check }) => formatDay(check.day), sorts: ({ check }) => check.day },
    { name: 'told', head: '看到的情况', text: ({ told }) => told.join('；') },
    { name: 'answer', head: '本人说明', width: 260, text: ({ answer }) => answer?.words ?? '' },
  ],
};

/** A submission with what was answered. */
export interface SubmissionLine {
  readonly number: string;
  readonly about: string;
  readonly submittedByName: string;
  readonly submittedAt: Instant;
  readonly standing: string;
  readonly answer: { readonly reason: string } | null;
}

export const SUBMISSIONS_LIST: ListTable<SubmissionLine> = {
  name: 'submissions',
  title: '已报送',
  columns: [
    { name: 'number', head: '回执号', width: 160, text: ({ number }) => number },
    { name: 'about', head: '材料', text: ({ about }) => about },
    { name: 'by', head: '报送人', width: 110, text: ({ submittedByName }) => submittedByName },
    { name: 'at', head: '报送时间', width: 240, text: ({ submittedAt }) => formatInstant(submittedAt) },
    { name: 'state', head: '状态', width: 120, text: ({ standing }) => standing },
    { name: 'reason', head: '答复', text: ({ answer }) => answer?.reason ?? '' },
  ],
};

/** A paper of a month. */
export interface PaperListLine {
  readonly kindTitle: string;
  readonly number: string;
  readonly subject: string;
  readonly state: string;
}

export const PAPERS_LIST: ListTable<PaperListLine> = {
  name: 'papers',
  title: '文书',
  columns: [
    { name: 'subject', head: '内容', text: ({ subject }) => subject },
    { name: 'kind', head: '种类', width: 200, text: ({ kindTitle }) => kindTitle },
    { name: 'number', head: '编号', width: 150, text: ({ number }) => number },
    { name: 'state', head: '状态', width: 150, text: ({ state }) => state },
    { name: 'pdf', head: '下载', width: 150, text: () => '' },
  ],
};

/** A hazard as the ledger on the screen shows it; its figures stand in columns of their own. */
export const LEDGER_LIST: ListTable<LedgerLine & { readonly gradeWords: string }> = {
  name: 'hazards',
  title: '隐患整改台账',
  columns: screenColumns(FIGURE_NAMES).map(({ name, head, width }) => ({
    name, head, width,
    text: (row) => {
      if (isFigure(name)) {
        const value = row[name];
        return value === null ? '' : LEDGER_FIGURES[name].text(value).replaceAll(',', '');
      }
      switch (name) {
        case 'number': return row.number;
        case 'finding': return [row.title, row.riskPoint].filter(Boolean).join('；');
        case 'place': return `${row.workshopName} · ${row.postName}`;
        case 'found': return row.foundDay;
        case 'responsible': return row.responsibleName;
        case 'grade': return row.gradeWords;
        case 'deadline': return row.deadline ? `${row.deadline}${row.daysOver > 0 ? `，逾期 ${row.daysOver} 天` : ''}` : '';
        case 'stage': return HAZARD_STAGE_NAMES[row.stage];
      }
    },
  })),
};

/** The lists of the desk by name. */
export const LISTS = [PEOPLE_LIST, CHECK_DAYS_LIST, FINDINGS_LIST, DAY_LIST, SIGNALS_LIST, SUBMISSIONS_LIST, PAPERS_LIST, LEDGER_LIST] as const;
