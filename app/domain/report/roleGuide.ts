import type { Instant } from '../shared/instant';
import type { Paper, TableRow } from './paper';

/** Whom a one-page guide is written for. */
export const GUIDE_ROLES = ['officer', 'director', 'principal', 'post'] as const;
export type GuideRole = (typeof GUIDE_ROLES)[number];

/** What somebody does, and where in the program. */
type Duty = readonly [what: string, where: string];

interface Guide {
  readonly name: string;
  /** In a sentence. */
  readonly about: string;
  readonly day: readonly Duty[];
  readonly week: readonly Duty[];
  readonly month: readonly Duty[];
  readonly event: readonly Duty[];
}

const SNAPSHOT: Duty = ['看到任何岗位的质量问题，随手拍下来', '手机“随手拍”'];
const OVER: Duty = ['离岗或请长假前，把名下的事项和岗位移交', '组织 → 人员 → 本人页面 → 移交给他人'];

export const ROLE_GUIDES: Readonly<Record<GuideRole, Guide>> = {
  officer: {
    name: '质量安全员',
    about: '协助主要负责人管理产品质量安全，看住每天的检查和每条隐患的整改。',
    day: [
      ['看今天各岗位检查了没有，过时限没检的打电话催', '工作台 → 今天的岗位'],
      ['给新发现的问题定级、签发整改通知单', '工作台 → 等我处理'],
      ['验收整改好的隐患（自己参与整改的由别人验收）', '隐患 → 待验收'],
      ['签认当天的检查记录', '日周月 → 当天'],
    ],
    week: [['看哪些隐患快到期限，提醒责任人', '隐患台账，按期限排序'], ['协助总监准备周报的情况', '日周月 → 周排查']],
    month: [['核对还没有核对的判定准则', '风险清单 → 核对判定准则'], ['办结到期的重新评估', '风险清单 → 重新评估']],
    event: [['原料、设备、工艺有变化，登记变化', '日周月 → 登记变化'], ['没有进行的检查，说明原因', '日周月 → 说明未进行原因'], SNAPSHOT, OVER],
  },
  director: {
    name: '质量安全总监',
    about: '协助主要负责人管理产品质量安全，组织排查，管好清单、任命和文书。',
    day: [['先办“等我处理”，最急的在最前', '工作台 → 逐件办理'], ['看今天哪里不对、打给谁', '工作台'], ['批准延期，确认重大隐患', '隐患']],
    week: [['逐项做自己的排查，汇总并签周报', '日周月 → 周排查'], ['看按时率和反复出现的问题', '走势'], ['看值得看一看的检查', '日周月']],
    month: [['汇总调度会议纪要，写明决议和期限，送主要负责人签', '日周月 → 月调度'], ['处理记录给出的建议，发布清单的下一版', '风险清单']],
    event: [['人员进出、任命变动，当天录入', '组织'], ['监管部门要清单的，从报送里送出', '报送'], ['放假、停产、开工日变动，提前申报', '日周月 → 开工日、班次与停产'], ['危及安全的缺陷，提出否决建议', '先停，再告诉主要负责人'], OVER],
  },
  principal: {
    name: '主要负责人',
    about: '对本单位的产品质量安全全面负责。',
    day: [['看首页一句话：哪些岗位过时限没检、哪些隐患逾期、什么等您签', '工作台，手机也能看']],
    week: [['听总监报告，读并签周排查治理报告', '工作台 → 等我处理']],
    month: [['主持调度会议，定下决议、责任人和期限，签纪要', '日周月 → 月调度'], ['看上次的决议完成了没有', '月调度 → 遗留决议']],
    event: [['作重大决策前，听取总监和安全员的意见', '会议纪要里写明'], ['收到否决建议，立即组织研判并采取措施', '隐患'], ['自查发现重大质量安全风险，主动报告监管部门', '报送'], ['任免总监和安全员，保存任命文件', '组织 → 任命']],
  },
  post: {
    name: '班组长、岗位人员',
    about: '按清单检查自己的岗位，发现问题马上说。',
    day: [
      ['扫岗位码，逐项点符合或不符合，签名提交；时限前交是按时', '手机，扫岗位上的码'],
      ['不符合的写清楚看到了什么，拍照，先把眼前的处理掉', '手机“今日检查”'],
      ['没有问题的，勾选零风险报告', '检查页末尾'],
      ['班组长看本班谁检了、谁没检', '手机“班组”'],
    ],
    week: [['看自己名下的隐患，按期限整改并交照片', '手机“我的隐患”']],
    month: [['清单有新版，看完后阅签', '手机“本岗风险清单”']],
    event: [['没有网络也能填，有网后自动送出，送到前不要清除', '手机“存在这台手机上的内容”'], SNAPSHOT, ['没做检查的，说明原因', '手机“今日检查”']],
  },
};

const WHEN = { day: '每天', week: '每周', month: '每月', event: '有事时' } as const;

/** The guide of a role as one page to print and hang up; its code opens the program at `address`. */
export function roleGuidePaper(role: GuideRole, given: { readonly factory: string; readonly address: string; readonly edition: string; readonly createdAt: Instant }): Paper {
  const guide = ROLE_GUIDES[role];
  const rows = (['day', 'week', 'month', 'event'] as const).flatMap((when): TableRow[] => guide[when].map(([what, where], at) => ({ kind: 'cells', cells: [at === 0 ? { text: WHEN[when], bold: true } : '', what, where] })));
  return {
    factory: given.factory, recordCode: '', versionLabel: `规则包 ${given.edition}`, contentHash: '', verifyUrl: given.address, createdAt: given.createdAt,
    title: `${guide.name}在质安里做什么`, number: '', subtitle: '', orientation: 'portrait',
    blocks: [
      { kind: 'paragraph', text: guide.about },
      { kind: 'table', widths: [12, 52, 36], aligns: ['center', 'left', 'left'], head: [[{ text: '什么时候' }, { text: '做什么' }, { text: '在哪里' }]], rows, empty: '', size: 11 },
      { kind: 'paragraph', tone: 'note', text: `打开：${given.address}，或扫右下角的二维码。名词的意思和来源：登录后打开“名词和说明”。做什么的依据以法规和本单位制度为准，本页只说明在软件里怎么做。` },
    ],
  };
}
