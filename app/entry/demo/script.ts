import type { HazardGrade } from '~/domain/hazard/types';
import type { Role } from '~/domain/organisation/types';
import type { Dimension, Stage } from '~/domain/risk/types';

/** A fictional cable maker. Every name in the demo is made up. */
export const CABLE = { name: '恒缆电缆（演示）有限公司', creditBody: '9133100MA2DEM001', region: '临水市' } as const;
export const LAMP = { name: '启明灯具（演示）有限公司', creditBody: '9133200MA2DEM002', region: '东山市' } as const;

export const WORKSHOPS = [
  { key: 'wire', name: '拉丝绞线车间', posts: ['进货检验岗', '原料仓管岗', '拉丝退火岗', '绞线岗'] },
  { key: 'extrusion', name: '挤塑成缆车间', posts: ['绝缘挤出岗', '火花检验岗', '交联岗', '护套挤出岗', '成缆印字岗'] },
  { key: 'quality', name: '质检仓储车间', posts: ['成品检验岗', '计量体系岗', '成品仓管岗'] },
] as const;

export interface CastMember {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  /** Workshop of a 车间主任, post of the others. */
  readonly place?: string;
  readonly partTime?: boolean;
}

/** Who plays; the director comes first because the director appoints the others. */
export const DIRECTOR: CastMember = { login: 'lin', name: '林晓燕', role: 'director' };
export const CAST: readonly CastMember[] = [
  { login: 'chen', name: '陈国栋', role: 'principal' },
  { login: 'zhou', name: '周敏', role: 'officer' },
  { login: 'he', name: '何志强', role: 'officer', partTime: true },
  { login: 'zheng', name: '郑海涛', role: 'workshopHead', place: '拉丝绞线车间' },
  { login: 'wu', name: '吴建华', role: 'workshopHead', place: '挤塑成缆车间' },
  { login: 'fang', name: '方丽', role: 'workshopHead', place: '质检仓储车间' },
  { login: 'li', name: '李娜', role: 'inspector', place: '进货检验岗' },
  { login: 'qian', name: '钱伟', role: 'operator', place: '原料仓管岗' },
  { login: 'ma', name: '马超群', role: 'teamLead', place: '拉丝退火岗' },
  { login: 'gao', name: '高峰', role: 'teamLead', place: '绞线岗' },
  { login: 'sun', name: '孙磊', role: 'teamLead', place: '绝缘挤出岗' },
  { login: 'xu', name: '许静', role: 'operator', place: '火花检验岗' },
  { login: 'tang', name: '唐志远', role: 'operator', place: '交联岗' },
  { login: 'wang', name: '王小军', role: 'operator', place: '护套挤出岗' },
  { login: 'luo', name: '罗春梅', role: 'operator', place: '成缆印字岗' },
  { login: 'deng', name: '邓慧', role: 'inspector', place: '成品检验岗' },
  { login: 'cao', name: '曹文博', role: 'inspector', place: '计量体系岗' },
  { login: 'peng', name: '彭建设', role: 'operator', place: '成品仓管岗' },
];

/** The regional director serves both factories. */
export const REGIONAL: CastMember = { login: 'quyu', name: '高远', role: 'director' };

export const OFFICERS = [
  { login: 'jianguan', name: '何静', title: '产品质量监督科 科员', regulator: '临水市市场监督管理局', region: '临水市' },
  { login: 'dongshan', name: '邵峰', title: '产品质量监督科 科员', regulator: '东山市市场监督管理局', region: '东山市' },
] as const;

/** Which post of the factory a place of the template library is. */
export const PLACES: readonly (readonly [workshop: string, post: string, ours: string])[] = [
  ['原料仓库', '进货检验员', '进货检验岗'], ['原料仓库', '采购员', '原料仓管岗'], ['绝缘挤出车间', '挤出主机手', '绝缘挤出岗'],
  ['绝缘挤出车间', '火花机操作工', '火花检验岗'], ['成品检验室', '成品检验员', '成品检验岗'], ['检验室', '成品检验员', '成品检验岗'],
  ['质量部', '质量安全总监', '计量体系岗'], ['质量部', '质量安全员', '计量体系岗'], ['质量部', '认证专员', '计量体系岗'], ['检验室', '计量员', '计量体系岗'],
  ['拉丝车间', '拉丝工', '拉丝退火岗'], ['拉丝车间', '退火工', '拉丝退火岗'], ['绞线车间', '绞线工', '绞线岗'], ['交联车间', '交联操作工', '交联岗'],
  ['护套车间', '护套挤出工', '护套挤出岗'], ['成缆/印字工序', '印字工', '成缆印字岗'], ['成品仓库', '仓管员', '成品仓管岗'],
  ['各车间', '班组长', '绝缘挤出岗'], ['各车间', '设备员', '护套挤出岗'],
];

export interface OwnItem {
  readonly post: string;
  readonly stage: Stage;
  readonly dimension: Dimension;
  readonly riskPoint: string;
  readonly failure: string;
  readonly consequence: string;
  readonly measures: string;
  readonly check: string;
  readonly criterion: string;
  readonly likelihood: number;
  readonly severity: number;
}

/** Rows of the factory's own, beside the library's. */
export const OWN_ITEMS: readonly OwnItem[] = [
  { post: '原料仓管岗', stage: 'incoming', dimension: 'management', riskPoint: '待检与合格材料分区', failure: '未检材料混入合格区', consequence: '不合格材料投产', measures: '分区画线、挂牌，领料核对检验状态', check: '现场查看分区与标识', criterion: '待检、合格、不合格三区分开，标识与检验状态一致', likelihood: 3, severity: 4 },
  { post: '计量体系岗', stage: 'management', dimension: 'management', riskPoint: '不合格品隔离与标识', failure: '不合格品未隔离、标识脱落', consequence: '误用、误发', measures: '红色隔离区专人保管，处置前不得移动', check: '查看隔离区实物与台账', criterion: '隔离区实物与台账一致，标识齐全', likelihood: 2, severity: 4 },
  { post: '成品仓管岗', stage: 'sales', dimension: 'management', riskPoint: '发货前核对合格证与出厂检验结论', failure: '无出厂检验结论发货', consequence: '未检验出厂', measures: '凭出厂检验放行单装车，双人核对', check: '抽查当日发货单', criterion: '每批发货均有放行单，盘号、规格、米数一致', likelihood: 2, severity: 5 },
  { post: '绞线岗', stage: 'equipment', dimension: 'equipment', riskPoint: '断线自停装置', failure: '失灵未发现', consequence: '缺股', measures: '班前试停一次', check: '班前试停', criterion: '断线后立即停车', likelihood: 2, severity: 3 },
];

/** What the director looks at in person each week (自定排查项), by post; '' for anywhere. */
export const SWEEP_ITEMS: readonly { readonly content: string; readonly post: string }[] = [
  { content: '计量器具都在检定或校准有效期内', post: '计量体系岗' },
  { content: '不合格品隔离区实物与台账一致', post: '计量体系岗' },
  { content: '当班工艺卡是现行版本，与正在生产的规格一致', post: '绝缘挤出岗' },
  { content: '新到岗人员有上岗前的培训记录', post: '' },
];

/** What is measured at rows of the library, by the process cards of a factory that does not exist. */
export const MEASURED: readonly { readonly post: string; readonly riskPoint: string; readonly asks: string }[] = [
  { post: '绝缘挤出岗', riskPoint: '绝缘偏心与最薄点厚度', asks: '绝缘外径 3.30～3.50 mm，3 次\n机头温度 165～185 ℃' },
  { post: '拉丝退火岗', riskPoint: '拉丝模具磨损、线径超差', asks: '〔甲线〕单线直径 1.76～1.80 mm，2 次\n〔乙线〕单线直径 2.23～2.27 mm，2 次' },
];

export interface Finding {
  readonly description: string;
  readonly immediate: string;
  readonly requirement: string;
  readonly cause: string;
  readonly measure: string;
  /** 整改费用 in 分. */
  readonly cost?: number;
  readonly grade: HazardGrade;
}

/** What may be found wrong, by stage of the item. */
export const FINDINGS: Readonly<Partial<Record<Stage, readonly Finding[]>>> = {
  incoming: [
    { description: '一批铜单丝未附质量证明书即入库，吊牌批号与送货单不一致', immediate: '该批移入待检区挂黄牌，通知采购补证', requirement: '补齐质量证明书并抽样复测，证物不符的退货', cause: '到货集中，仓管先卸货后核单', measure: '供方补传质量证明书，抽样电阻率合格后转合格区；改为先核单后卸货', grade: 'general' },
    { description: '绝缘料两袋外包装破损受潮', immediate: '两袋隔离，不得投料', requirement: '破损料报废或退供方，检查同批', cause: '叉车货叉过长刺破底层', measure: '两袋退供方，同批逐袋检查；货叉加限位套', cost: 620_00, grade: 'general' },
  ],
  process: [
    { description: '同轴度一点偏大，最薄点低于工艺卡下限', immediate: '立即停机调整模具，隔离已产半成品 180 米', requirement: '隔离品逐段复测后处置，模具对中后首件确认', cause: '模具定位螺丝松动，开机首件后未复测', measure: '更换定位螺丝，隔离品复测后报废 60 米，增加每盘复测一次', cost: 4_185_50, grade: 'considerable' },
    { description: '收线张力波动，外径记录有一次超差未处置', immediate: '停机调整张力，追回该盘', requirement: '该盘复检，张力传感器校准', cause: '张力传感器漂移', measure: '校准传感器，该盘复检合格后放行，纳入周点检', grade: 'general' },
    { description: '工艺参数记录表漏填两次温度', immediate: '补测当前温度并说明', requirement: '核对漏填时段产品，明确记录责任', cause: '换班交接遗漏', measure: '漏填时段产品抽检合格；交接班表增加温度签认栏', grade: 'general' },
  ],
  outgoing: [
    { description: '一批成品出厂检验缺导体电阻项目记录即开具合格证', immediate: '该批停止发货，追回已开合格证', requirement: '补检全部项目，核查近一月出厂记录', cause: '电桥送修期间未安排替代设备，检验员漏项', measure: '借用备用电桥补检合格；出厂检验单改为缺项不能出证', grade: 'major' },
    { description: '出厂检验原始记录有涂改未签名', immediate: '记录封存，检验员当面说明', requirement: '复核原始数据，按规定划改签名', cause: '填写习惯不规范', measure: '复测数据一致，按划改签名规则补办，组织一次培训', grade: 'general' },
  ],
  testing: [{ description: '拉力机校准标签过期 3 天', immediate: '停用并挂停用牌', requirement: '送校合格前不得使用，评估过期期间数据', cause: '校准计划提醒未落实到人', measure: '送校合格，过期期间试样复测一致，计划指定计量员负责', grade: 'considerable' }],
  equipment: [{ description: '断线自停装置试停两次才动作', immediate: '停机检修后再开', requirement: '更换触点并连续试停三次', cause: '触点氧化', measure: '更换触点，连续试停三次正常', grade: 'general' }],
  management: [{ description: '隔离区一盘不合格品无标识', immediate: '当场补挂标识，核对台账', requirement: '核对全部实物，标识改为扎带固定', cause: '标识纸粘贴脱落', measure: '全部改用扎带吊牌，实物与台账核对一致', grade: 'general' }],
  environment: [{ description: '机台旁两种规格绝缘料混放', immediate: '立即分开，清理料斗', requirement: '机台旁一次只放一种料', cause: '换规格时余料未退库', measure: '余料退库，画线定位一料一位', grade: 'general' }],
  people: [{ description: '新上岗操作工无培训考核记录', immediate: '调离独立操作，由班组长带班', requirement: '补训并考核后上岗', cause: '调岗未走培训流程', measure: '完成 8 小时带教并考核合格', grade: 'general' }],
  sales: [{ description: '一盘电缆盘号与合格证不一致', immediate: '停止装车，重新核对', requirement: '查清同批盘号，错证换发', cause: '两盘同时贴证拿错', measure: '换发合格证，改为一盘一贴一核', grade: 'general' }],
};

export const BACKFILL_REASONS = ['当班手机没电，纸质记录次日补录', '停电抢修，检查已做，次日补录', '班长请假，替班人员当日未能登录'];
export const GAP_REASONS = ['当班设备抢修，未安排检查', '人员请假未安排替班，已要求落实替班人', '突发停电，当日只生产半班'];
