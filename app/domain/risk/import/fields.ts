import { MEASURE_KIND_NAMES } from '../words';
import { FACTOR_KEYS, type FactorKey, MEASURE_KINDS, type MeasureKind } from '../types';

/** What a column of a sheet can say about a row of the list. */
export type ImportField =
  | 'lineId' | 'workshop' | 'post' | 'stage' | 'dimension' | 'product' | 'riskPoint' | 'failure' | 'consequence' | 'measures' | `measures.${MeasureKind}`
  | 'checkContent' | 'method' | 'criterion' | 'criterionCondition' | 'criterionStandard' | 'measurements' | 'frequency' | 'assessMethod' | `factor.${FactorKey}` | 'level'
  | 'ownerEnterprise' | 'ownerWorkshop' | 'ownerPost';

/** Longest texts of a row, in characters; the same wherever a row is written. */
export const TEXT_LIMITS = {
  product: 100, riskPoint: 100, failure: 500, consequence: 500, measures: 1000, checkContent: 500, method: 500, criterion: 500, criterionCondition: 200, criterionStandard: 300,
} as const;

const FACTOR_NAMES: Readonly<Record<FactorKey, string>> = { L: '可能性 L', S: '严重度 S', E: '暴露频次 E', C: '后果 C', O: '发生度 O', D: '可检测度 D', F: '频度 F' };

/** The columns in the words a person chooses from. */
export const IMPORT_FIELD_NAMES: Readonly<Record<ImportField, string>> = {
  workshop: '车间', post: '岗位', stage: '环节', dimension: '维度', product: '产品/型号', riskPoint: '风险点', failure: '风险描述', consequence: '可能后果',
  measures: '管控措施', checkContent: '检查内容', method: '检查方法', criterion: '判定准则', criterionCondition: '准则适用', criterionStandard: '准则依据', measurements: '测量值', frequency: '检查频次',
  assessMethod: '评价方法', level: '风险等级', ownerEnterprise: '企业责任人', ownerWorkshop: '车间责任人', ownerPost: '岗位责任人', lineId: '行标识',
  ...(Object.fromEntries(MEASURE_KINDS.map((kind) => [`measures.${kind}`, `管控措施：${MEASURE_KIND_NAMES[kind]}`])) as Record<`measures.${MeasureKind}`, string>),
  ...(Object.fromEntries(FACTOR_KEYS.map((key) => [`factor.${key}`, FACTOR_NAMES[key]])) as Record<`factor.${FactorKey}`, string>),
};

export const IMPORT_FIELDS = Object.keys(IMPORT_FIELD_NAMES) as ImportField[];

/** Whether several columns may say the same: their texts are put together. */
export const joins = (field: ImportField): boolean => field.startsWith('measures');

/** Column heads as they occur in forms of the trade, without blanks and brackets; the first are the surest. */
export const SYNONYMS: Readonly<Partial<Record<ImportField, readonly string[]>>> = {
  lineId: ['行标识', '行标识请勿改动'],
  workshop: ['车间', '车间部门', '部门车间', '所在车间', '生产车间', '所属车间', '车间名称', '部门', '所属部门', '责任部门', '项目部', '场所', '区域', '工段', '单位'],
  post: ['岗位', '岗位工序', '工序岗位', '岗位工位', '管控岗位', '班组', '班组岗位', '岗位名称', '工位', '所在岗位', '责任岗位', '部位', '作业岗位'],
  stage: ['环节', '工序环节', '生产环节', '工艺环节', '管理环节', '所属环节', '控制环节', '检查环节', '过程环节', '阶段', '风险类别', '管控环节', '类别', '业务环节'],
  dimension: ['维度', '风险维度', '辨识维度', '风险因素类别', '因素', '风险类型'],
  product: ['产品型号', '产品', '产品名称', '产品类别', '型号', '规格型号', '适用产品'],
  riskPoint: ['风险点', '风险点位置', '质量风险点', '风险控制点', '质量控制点', '关键控制点', '风险源点', '风险源', '风险点名称', '风险点位', '质量安全风险点', '管控点', '检查项目', '检查项目过程控制环节', '工作内容和要求', '风险项', '风险名称', '工序', '工序步骤', '步骤'],
  failure: ['风险描述', '风险点描述', '风险点说明', '风险说明', '风险情形', '质量风险描述', '危害描述', '失效描述', '隐患描述', '失效', '失效模式', '危害', '风险描述失效危害', '潜在失效模式', '风险内容', '可能的风险', '怎样失效', '风险描述怎样失效', '风险因素', '主要风险'],
  consequence: ['可能后果', '后果', '潜在后果', '影响', '失效后果', '可能造成的后果', '潜在影响', '危害后果'],
  measures: ['管控措施', '风险管控措施', '控制措施要求', '管控要求', '风险控制措施', '控制措施', '防范措施', '防范保障措施', '现有措施', '措施', '现有控制措施', '预防措施', '防控措施', '采取的防范措施'],
  checkContent: ['检查内容', '检查内容及要求', '检查内容要点', '管控要点', '检查要点', '检查事项', '管控内容', '排查内容', '检查要求'],
  method: ['检查方法', '方法', '检验方法', '检查方式', '方式', '排查方式'],
  criterion: ['判定准则', '判定要求', '合格判定', '验收标准', '质量要求', '技术要求', '判定标准', '准则', '控制标准', '合格标准', '判定依据', '检查标准', '标准要求', '限值', '控制要求'],
  criterionCondition: ['准则适用', '准则适用范围', '适用条件'],
  criterionStandard: ['准则依据', '依据标准条款', '依据', '标准条款', '依据标准', '执行标准', '标准号', '法规依据'],
  measurements: ['测量值', '测量项目', '测量值及限值', '实测项目'],
  frequency: ['检查频次', '检查频次周期', '管控频率', '巡检频次', '巡查频次', '抽查频次', '检验频次', '自查频次', '频次', '管控频次', '检查周期', '周期', '频率', '排查频次', '管控周期', '检查频率'],
  assessMethod: ['评价方法', '评估方法', '分析方法', '风险评价方法'],
  'factor.L': ['L', '可能性', '可能性L', 'L可能性', '发生可能性', '可能性等级'],
  'factor.S': ['S', '严重度', '严重性', '严重度S', 'S严重性', 'S严重度', '严重程度', '后果严重性'],
  'factor.E': ['E', '暴露频次E', '暴露频繁程度', 'E暴露频率', '暴露频率'],
  'factor.C': ['C', '后果C', 'C后果'],
  'factor.O': ['O', '发生度', '频度O', '发生度O', 'O发生度', '发生频度'],
  'factor.D': ['D', '可检测度', '探测度', '可检测度D', '探测度D', 'D探测度', '检测度'],
  'factor.F': ['F', '频度', '频度F'],
  level: ['风险等级', '等级', '级别', '风险级别', '等级颜色', '风险分级', '风险等级颜色'],
  ownerEnterprise: ['企业责任人', '企业级责任人', '责任人企业', '公司责任人', '质量安全总监', '企业负责人', '公司级责任人', '厂级责任人'],
  ownerWorkshop: ['车间责任人', '车间级责任人', '责任人车间', '部门责任人', '车间负责人', '部门负责人', '车间主任'],
  ownerPost: ['岗位责任人', '责任人姓名', '管控人', '管控人员', '责任人及岗位', '岗位级责任人', '责任人岗位', '责任人', '负责人', '班组责任人', '责任人员', '管控责任人', '岗位人员', '检查人'],
  'measures.incoming': ['来料控制', '管控措施来料控制'],
  'measures.parameter': ['工艺参数', '工艺措施', '管控措施工艺参数'],
  'measures.tooling': ['设备工装', '工程', '工程措施', '工程技术措施', '维护', '维护措施', '管控措施设备工装', '管控措施工程', '管控措施维护'],
  'measures.inspection': ['检验测量', '检验', '检验措施', '管控措施检验测量', '管控措施检验'],
  'measures.competence': ['人员资质操作', '操作', '操作措施', '培训教育措施', '管理措施', '管控措施人员资质操作', '管控措施操作'],
  'measures.environment': ['环境', '环境措施', '管控措施环境'],
  'measures.traceability': ['标识追溯', '管控措施标识追溯'],
  'measures.emergency': ['应急', '应急处置', '应急措施', '应急处置措施', '管控措施应急', '管控措施应急处置'],
};
