/** What was found that the program cannot have written. `enterpriseId` names the factory in every one. */
export type Finding = { readonly enterpriseId: string } & (
  | { readonly kind: 'eventChanged'; readonly seq: number; readonly type: string }
  | { readonly kind: 'eventMissing'; readonly seq: number }
  | { readonly kind: 'linkBroken'; readonly seq: number; readonly type: string }
  | { readonly kind: 'headMoved'; readonly seq: number; readonly expected: string; readonly found: string }
  | { readonly kind: 'tailCut'; readonly submission: string; readonly seq: number; readonly expected: string; readonly found: string | null }
  | { readonly kind: 'changesUnreadable'; readonly seq: number }
  | { readonly kind: 'fieldChanged'; readonly table: string; readonly key: string; readonly field: string; readonly expected: string; readonly found: string }
  | { readonly kind: 'batchChanged'; readonly table: string; readonly key: string; readonly rows: number; readonly found: number }
  | { readonly kind: 'proofWrong'; readonly table: string; readonly key: string }
  | { readonly kind: 'rowMissing'; readonly table: string; readonly key: string }
  | { readonly kind: 'rowExtra'; readonly table: string; readonly key: string }
  | { readonly kind: 'rowUntold'; readonly table: string; readonly key: string; readonly seq: number }
  | { readonly kind: 'rewritten'; readonly from: number; readonly seq: number; readonly at: string | null; readonly expected: string; readonly found: string | null; readonly events: readonly string[] }
  | { readonly kind: 'enterpriseMissing'; readonly name: string; readonly seq: number }
  | { readonly kind: 'enterpriseUntold' }
  | { readonly kind: 'platformMissing' }
  | { readonly kind: 'headsMissing'; readonly seq: number; readonly at: string }
  | { readonly kind: 'headForged'; readonly chain: string; readonly seq: number; readonly at: string; readonly why: 'forged' | 'keyUnknown' | 'unsigned' }
  | { readonly kind: 'depositForged'; readonly submission: string; readonly seq: number; readonly why: 'forged' | 'keyUnknown' }
  | { readonly kind: 'keyUntrusted'; readonly key: string; readonly at: string }
  | { readonly kind: 'unreadable' | 'damaged'; readonly text: string }
  | { readonly kind: 'orphan'; readonly table: string; readonly key: string; readonly parent: string; readonly parentKey: string }
  | { readonly kind: 'fileMissing' | 'fileChanged'; readonly table: string; readonly key: string; readonly hash: string }
);

/** What a row of each chained table is called by the people whose record it is. */
const RECORD_NAMES: Readonly<Record<string, string>> = {
  enterprises: '企业', settings: '企业设置', workshops: '车间', teams: '班组', posts: '岗位', persons: '人员', appointments: '任命', invitations: '加入邀请',
  post_holdings: '岗位任职', evidence: '照片与附件', photo_marks: '照片上的标注', risk_list_versions: '风险管控清单版本', risk_list_publications: '风险管控清单发布',
  risk_items: '风险管控清单条目', risk_standards: '质量风险评估与分级标准', floor_plans: '风险四色图底图', template_mappings: '范本对应关系', risk_readings: '清单阅签', risk_reviews: '重新评估任务', risk_proposal_answers: '记录建议的答复', template_choices: '范本更新的答复', channels: '提醒渠道', stop_days: '停产日', check_records: '每日检查记录', check_answers: '每日检查逐项结果', signal_answers: '检查的本人说明',
  gap_reasons: '未进行原因', day_closes: '每日关账', sweep_items: '自定排查项', weekly_reports: '每周排查治理报告', monthly_meetings: '每月调度会议纪要', resolutions: '会议决议', meeting_attendances: '会议签到',
  post_changes: '岗位变化',
  accounts: '登录账户', regulators: '监管部门', regulator_officers: '监管人员', platform_editors: '范本库编辑', template_editions: '范本库版本', template_categories: '范本类别', template_items: '范本条目',
  template_changes: '范本修改', audit_entries: '操作留痕',
  signatures: '签名', signature_proofs: '签名核验', device_keys: '设备密钥', recovery_codes: '两步验证恢复码', hazards: '隐患', hazard_acts: '隐患处理过程', submissions: '报送', submission_answers: '报送答复', instruments: '监管文书', instrument_acts: '监管文书办理过程', supervision_records: '监督记录', sealed_papers: '签发时留存的文书', papers: '文书登记', issued_files: '发出的文书文件', word_templates: '文书的 Word 模板',
};

/** The Chinese name of a record; the table's own name where there is none. */
export const recordName = (table: string): string => RECORD_NAMES[table] ?? table;

const row = ({ table, key }: { table: string; key: string }): string => `${recordName(table)}（表 ${table}，${key || '本企业唯一一行'}）`;

const SIGNATURE_FAULTS = {
  forged: '与平台签名不符：末端或签名被改动过',
  keyUnknown: '是用不认识的密钥签的：不是本平台所签，或公钥的登记行被删除',
  unsigned: '没有平台签名，而在它之前的都有：该行被改写或换过',
} as const;

/** One finding as a sentence. */
export function describeFinding(finding: Finding): string {
  switch (finding.kind) {
    case 'eventChanged':
      return `事件日志第 ${finding.seq} 条（${finding.type}）的内容与其校验值不符：该条被改动过。`;
    case 'eventMissing':
      return `事件日志缺第 ${finding.seq} 条：该条被删除。`;
    case 'linkBroken':
      return `事件日志第 ${finding.seq} 条（${finding.type}）接不上前一条：两条之间被改动、删除或插入过。`;
    case 'headMoved':
      return `事件日志的末端与登记的末端不符：登记 ${finding.expected}，实际 ${finding.found}（第 ${finding.seq} 条）。`;
    case 'tailCut':
      return `报送 ${finding.submission} 时事件日志第 ${finding.seq} 条的校验值是 ${finding.expected}，现在${finding.found === null ? '该条已不存在' : `是 ${finding.found}`}：日志末段被截去或改写。`;
    case 'changesUnreadable':
      return `事件日志第 ${finding.seq} 条所记的变更无法读出：该条被改动过。`;
    case 'fieldChanged':
      return `${row(finding)}的字段 ${finding.field} 被改动：应为 ${finding.expected}，实为 ${finding.found}。`;
    case 'batchChanged':
      return `${row(finding)}这一批记录被改动：应为 ${finding.rows} 行，实为 ${finding.found} 行${finding.rows === finding.found ? '，内容与其校验值不符' : ''}。`;
    case 'proofWrong':
      return `${row(finding)}的设备密钥签名与所签内容不符：内容、密钥或签名被改动过。`;
    case 'rowMissing':
      return `${row(finding)}被删除：事件日志记有此行，表中没有。`;
    case 'rowExtra':
      return `${row(finding)}来历不明：表中有此行，事件日志没有记它。`;
    case 'rowUntold':
      return `${row(finding)}在事件日志第 ${finding.seq} 条被更改，但日志中没有它的建立。`;
    case 'rewritten':
      return (
        `${finding.at === null ? '命令中给出的末端' : `事件日志在 ${finding.at} 留存于库外的末端`}是第 ${finding.seq} 条 ${finding.expected}，现在${finding.found === null ? '该条已不存在' : `该条是 ${finding.found}`}：` +
        `第 ${finding.from} 至 ${finding.seq} 条之间被改写、删除或截去。这一段现有：${finding.events.join('；') || '无'}。`
      );
    case 'enterpriseMissing':
      return `企业“${finding.name}”的全部事件被删除：平台日志第 ${finding.seq} 条记有这家企业。`;
    case 'enterpriseUntold':
      return '这家企业来历不明：平台日志没有记它的建立。';
    case 'platformMissing':
      return '平台日志（账户、监管部门、范本库）全部被删除：表中有这些记录，日志一条也没有。';
    case 'headsMissing':
      return `库外留存的末端缺失：平台日志第 ${finding.seq} 条记有 ${finding.at} 写下的一次，留存的文件里没有。文件被删除、截去末段或换成了较早的一份，或者 ZHIAN_HEADS_DIR 指到了别处。`;
    case 'headForged':
      return `${finding.at} 留存于库外的末端（第 ${finding.seq} 条）${SIGNATURE_FAULTS[finding.why]}。`;
    case 'depositForged':
      return `报送 ${finding.submission} 时寄存的末端（第 ${finding.seq} 条）${SIGNATURE_FAULTS[finding.why]}。`;
    case 'keyUntrusted':
      return `平台公钥 ${finding.key}（${finding.at}）来历不明：没有先前的密钥为它签名。换机器时没有带上密钥文件的，核实后用 verify --key ${finding.key} 认可它；不是的，是有人换过密钥。`;
    case 'unreadable':
      return `有记录无法读出：${finding.text}。`;
    case 'damaged':
      return `数据库文件损坏：${finding.text}。`;
    case 'orphan':
      return `${row(finding)}所属的${recordName(finding.parent)}（表 ${finding.parent}，${finding.parentKey}）不存在：上级记录被删除，或所属被改动。`;
    case 'fileMissing':
      return `${row(finding)}的文件 ${finding.hash} 不在存储中。`;
    case 'fileChanged':
      return `${row(finding)}的文件 ${finding.hash} 的内容与其校验值不符：文件被改动过。`;
  }
}
