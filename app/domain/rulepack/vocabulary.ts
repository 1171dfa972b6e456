import { CONFIDENCE_WORDS } from './confidence';
import type { Confidence } from './rules';

/** A term of the trade: what it says in this program, and where that comes from. */
interface Term {
  readonly name: string;
  readonly says: string;
  readonly source: string;
  readonly confidence: Confidence;
}

const ORDERS = '市场监管总局令第 75 号、第 76 号';
const FORM = '省级填报表单的口径';
const GUIDE = '公开的工作指南与省级填报表单';
const TAIZHOU = '台州双重预防经验材料';
const PLAN = '黔南州重点工业产品质量安全隐患排查治理工作方案（2024）';
const GRADING_NOTES = '安全生产领域的公开实施案例，借用到产品质量';
const OWN = '本软件';

const term = (name: string, says: string, source: string, confidence: Confidence): Term => ({ name, says, source, confidence });

/** Where a term comes from, with how well that is known. */
export const termSource = ({ source, confidence }: Term): string =>
  confidence === 'P' ? `${source === OWN ? '' : `${source}；`}本软件的做法，不是法规要求` : `${source}（${CONFIDENCE_WORDS[confidence]}）`;

/** Terms by theme, in the order in which one meets them. What is not in a text that was read says so by its confidence; nothing here is recollection. */
export const VOCABULARY = {
  people: {
    title: '人和职责',
    terms: {
      principal: term('主要负责人', '对本单位的产品质量安全全面负责，建立长效机制，支持总监和安全员履行职责。', ORDERS, 'V(copy)'),
      director: term('质量安全总监', '协助主要负责人管理产品质量安全；组织每周排查，每月向主要负责人汇报。', `${ORDERS}（协助）；${GUIDE}（排查和汇报）`, 'C'),
      officer: term('质量安全员', '协助主要负责人管理产品质量安全；每天按风险管控清单检查，检查情况报总监。', `${ORDERS}（协助）；${GUIDE}（每日检查）`, 'C'),
      hearing: term('听取意见', '作出涉及产品质量安全的重大决策前，主要负责人应当充分听取总监和安全员的意见。', ORDERS, 'V(copy)'),
      veto: term('否决建议', '发现危及安全的缺陷，总监或安全员提出否决建议（销售单位如停止销售），主要负责人应立即组织分析研判并采取措施。', '市场监管总局令第 76 号', 'V(copy)'),
      mediumOrLarge: term('大中型', '从业人员或营业额任一项达到划分线即为大中型；是否须配备总监与此有关。划分线按生产、批发、零售不同，在设置里可以看到。', FORM, 'C'),
      standIn: term('代检', '岗位上没有人或人不在时，由别人检查；记录和文书上写明代谁检查。', OWN, 'P'),
    },
  },
  list: {
    title: '风险管控清单',
    terms: {
      doublePrevention: term('双重预防', '质量风险分级管控和质量隐患排查治理：先把风险管住，管不住的成了隐患再治理。', TAIZHOU, 'S'),
      riskList: term('风险管控清单', '本单位各环节、各岗位的质量风险和管控措施；每天的检查按它进行。生产单位覆盖进货查验、生产过程控制、出厂检验和设备、检验设施。', PLAN, 'S'),
      riskItem: term('风险项', '清单的一行：哪个岗位、哪个风险点、会怎样、怎么管、怎么查、谁负责。企业、车间、岗位三级责任落实到人。', TAIZHOU, 'S'),
      dimension: term('五个维度', '辨识风险的五个方面：生产工艺、设备设施、作业环境、人员行为、管理体系。', TAIZHOU, 'S'),
      marks: term('★主管、●主相关、○相关', '企业、车间、岗位三级在一项风险上的分工：★主管恰好一级，●主相关直接参与，○相关配合。', '特种设备行业软件的通行记号', 'C'),
      criterion: term('判定准则', '查到什么样算合格。限值有没有与标准原文核对过，分别标“已核对”和“准则未核对”；未核对的不妨碍使用，但应核对。', OWN, 'P'),
      template: term('范本', '按产品类别准备好的风险项，用来起步；放进草稿后须由企业逐项确认、按实际修改。', TAIZHOU, 'S'),
      version: term('版本和阅签', '清单发布后不再改动，要改就发布下一版；岗位上的人在新版上确认看过（阅签）。', OWN, 'P'),
      card: term('岗位风险告知卡', '贴在岗位上的一页纸：本岗位的风险、怎么做、查什么、异常找谁。', OWN, 'P'),
      review: term('重新评估', '原料、设备、工艺、人员有变化，隐患复发，或每年到期时，对相关风险项再评一次。期限和触发条件可在设置里改。', OWN, 'P'),
    },
  },
  grading: {
    title: '风险评价',
    terms: {
      standard: term('分级标准', '企业自己制定的质量风险评估与分级标准：用哪种方法、怎样划级。每次评价都记下所用的版本。', TAIZHOU, 'S'),
      analysisTable: term('风险分析表', '按分级标准评价清单上的每个风险点，得到《工业产品质量风险分析表》。表的名称有出处，列由本软件编排。', TAIZHOU, 'S'),
      level: term('风险等级', '重大（红）、较大（橙）、一般（黄）、低（蓝）。形状和文字与颜色一起出现，不看颜色也能分清。', GRADING_NOTES, 'C'),
      controlLevel: term('管控层级', '哪一级来管：企业级、车间级、班组级、岗位级；等级越高，管的层级越高。', GRADING_NOTES, 'C'),
      ls: term('LS 风险矩阵', '可能性 L 乘严重度 S，各分 1 至 5 级。划级没有官方的统一标准，公开的几套在中段不一致，因此每次评价都写明用的是哪一套。', GRADING_NOTES, 'C'),
      lec: term('LEC 作业条件评价', '可能性 L 乘暴露频次 E 乘后果 C。原为人身安全而设；用于产品质量时，E 按操作或检验的频次理解。', GRADING_NOTES, 'C(report)'),
      fmea: term('FMEA 失效分析', '严重度、发生度、可检测度各 1 至 10 级，看三者的组合。红线在哪里由企业自己定。', '公开的实施案例', 'C'),
      haccp: term('HACCP 关键控制点', '用四个问题判断一个步骤是不是关键控制点。', '公开的判断树', 'C(report)'),
      direct: term('直接判定', '无证生产、未检验出厂等情形不用打分，直接判为重大；清单由企业在分级标准里确定。', OWN, 'P'),
      residual: term('措施后等级', '采取管控措施以后还剩多大风险（残余风险）；没有措施的与原等级相同。', OWN, 'P'),
    },
  },
  routine: {
    title: '日管控、周排查、月调度',
    terms: {
      daily: term('日管控', '每天按风险管控清单检查，形成《每日工业产品质量安全检查记录》。', `${PLAN}（名称）；${GUIDE}（做法）`, 'C'),
      weekly: term('周排查', '每周至少一次，由质量安全总监组织排查，形成《每周工业产品质量安全排查治理报告》，报主要负责人。', `${PLAN}（名称）；${GUIDE}（做法）`, 'C'),
      monthly: term('月调度', '每月至少一次，主要负责人听取总监汇报并作出安排，形成《每月工业产品质量安全调度会议纪要》。', `${PLAN}（名称）；${GUIDE}（做法）`, 'C'),
      zeroRisk: term('零风险报告', '检查没有发现问题也要记录下来，由检查人声明。', '特种设备同类规定和软件的做法', 'C'),
      due: term('应检、按时、迟报、未进行', '清单和开工日决定哪天哪个岗位应检；时限前提交为按时，之后为迟报，当天没有提交为未进行。时限由企业设定。', OWN, 'P'),
      gap: term('未进行原因', '没有检查、排查或调度的，写明原因，不留空白。', '监管部门台账的做法', 'C'),
      sweep: term('总监排查', '总监自己每周要看的项目，结果进入周报。', OWN, 'P'),
      signal: term('值得看一看的检查', '与本人平时相比不寻常的检查，只列事实，旁边是本人的说明，不打分。', OWN, 'P'),
    },
  },
  hazards: {
    title: '隐患',
    terms: {
      hazard: term('质量隐患', '检查发现的不符合，从登记起有终身编号，整改、验收、销号全程留痕。', TAIZHOU, 'S'),
      grade: term('隐患等级', '一般、较大、重大。产品质量领域没有公布的划分，等级名称和依据可由企业改。', OWN, 'P'),
      treatment: term('即查即改、限期整改', '当场改掉的为即查即改；需要时间的签发整改通知单，定人定期限。', '数据交换规范和公开的实务做法', 'C'),
      notice: term('整改通知单', '写明问题、要求、责任人和期限，签发后不再改动；整改完成后验收，验收表存档备查。', TAIZHOU, 'S'),
      fiveElements: term('五落实', '重大隐患要落实整改责任人、措施、资金、时限和应急预案。这是安全生产的规定，这里借用。', '重庆市安全生产条例', 'V'),
      verification: term('验收', '整改是否到位由没有参与整改的人判断；不通过的退回再改。', '通行做法：验收人与整改人分开', 'P'),
      closed: term('销号', '验收通过后从未完成的台账中销去，动态清零。', PLAN, 'S'),
      recurrence: term('复发', '同一风险项在设定的天数内再次发现隐患，要求重新评估这一项。', OWN, 'P'),
      selfReport: term('主动报告', '自查发现重大质量安全风险的，企业主动报告所在地监管部门并积极化解。', PLAN, 'S'),
    },
  },
  papers: {
    title: '文书和留痕',
    terms: {
      verifyCode: term('核验码', '印在文书上，凭它可以查到这份文书是否真由本系统形成、之后有没有新的。', OWN, 'P'),
      signature: term('系统内签名', '签名时再次证明是本人（密码、签名口令或设备密钥）。它不是法律上的可靠的电子签名，文书上写明核验的方式。', OWN, 'P'),
      submission: term('报送', '把已发布的清单连同校验一起送给监管部门；送出的内容原样保存，可以被退回后再报。', OWN, 'P'),
    },
  },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly terms: Readonly<Record<string, Term>> }>>;

type Themes = typeof VOCABULARY;
export type TermKey = { [K in keyof Themes]: keyof Themes[K]['terms'] }[keyof Themes];

/** Every term under its key, which is also its anchor on the page of the terms. */
export const TERMS = Object.fromEntries(Object.values(VOCABULARY).flatMap(({ terms }) => Object.entries(terms))) as unknown as Readonly<Record<TermKey, Term>>;
