import { PLACE_TAKEN, type PlaceTaken } from '../organisation/refusals';
import type { RefusalTexts } from '../shared/refusal';
import { METHOD_NAMES } from './words';
import type { StandardRefusal } from './assess/adoptStandard';
import type { AssessRefusal } from './assess/assess';
import type { CutOffProblem } from './assess/cutOffs';
import type { EditRefusal } from './list/edit';
import { HOUR_WINDOW_REFUSALS, type HourWindowRefusal } from './list/hourWindow';
import { MEASUREMENT_REFUSALS } from './list/measurementContract';
import type { MeasurementRefusal } from './list/measurementText';
import { lackText } from './list/lackTexts';
import { MOST_STEPS, type OwnScaleProblem } from './assess/methods/ownProduct';
import type { OwnersRefusal } from './list/nameOwners';
import type { PublishRefusal } from './list/publish';
import type { RemoveRefusal } from './list/remove';
import type { ResidualRefusal } from './assess/residual';
import type { RiskStandard } from './assess/standard';
import type { RiskItem } from './types';
import type { LimitRefusal } from './library/verifyLimit';

/** Why something on the risk control list may not happen. */
export type RiskRefusal =
  | HourWindowRefusal
  | { readonly code: 'notFound' }
  | { readonly code: 'published' }
  | { readonly code: 'draftExists' }
  | { readonly code: 'draftMissing' }
  | { readonly code: 'moved'; readonly current: RiskItem }
  | { readonly code: 'listMoved' }
  | { readonly code: 'gone' }
  | { readonly code: 'nothingChosen' }
  | { readonly code: 'categoryUnknown' }
  | { readonly code: 'mappedPostUnknown'; readonly sourceWorkshop: string; readonly sourcePost: string }
  | PlaceTaken
  | AssessRefusal
  | EditRefusal
  | LimitRefusal
  | MeasurementRefusal
  | OwnersRefusal
  | PublishRefusal
  | RemoveRefusal
  | ResidualRefusal
  | StandardRefusal
  | { readonly code: 'standardMoved'; readonly current: RiskStandard }
  | { readonly code: 'standardNotCurrent'; readonly current: RiskStandard }
  | { readonly code: 'clauseMissing'; readonly id: string; readonly riskPoint: string }
  | { readonly code: 'cannotRegrade'; readonly riskPoint: string }
  | { readonly code: 'leadNotOne' };

const PROBLEMS = { gap: '没有等级', overlap: '属于几个等级', order: '的等级低于更小的风险值' } as const;
const problemText = ({ kind, value }: CutOffProblem): string => `${value} ${PROBLEMS[kind]}`;
const LIMIT_FIELDS = { standard: '标准号', clause: '条款', edition: '版本' } as const;

const SCALE_PROBLEMS: Readonly<Record<OwnScaleProblem, (said: string) => string>> = {
  name: () => '请写明因素的名称。',
  nameTwice: (said) => `有两个因素都叫“${said}”，请用不同的名称。`,
  steps: (said) => `“${said}”请写 2 到 ${MOST_STEPS} 档，每行一档。`,
  value: (said) => `“${said}”这一行请先写数值（大于 0，最多一位小数），空一格再写说明。`,
  twice: (said) => `数值 ${said} 出现了两次，每档的数值请不同。`,
  text: (said) => `数值 ${said} 后面请写说明。`,
};

/** The sentences of the risk control list's refusals. */
export const RISK_REFUSALS: RefusalTexts<RiskRefusal> = {
  ...MEASUREMENT_REFUSALS,
  ...HOUR_WINDOW_REFUSALS,
  ...PLACE_TAKEN,
  notFound: () => ({ status: 404, sentence: '没有找到这个风险项或版本。' }),
  published: () => ({ status: 409, sentence: '这一版清单已经发布，不再改动；请在下一版草稿里修改。' }),
  draftExists: () => ({ status: 409, sentence: '已有一版草稿，请在那一版上继续。' }),
  draftMissing: () => ({ status: 409, sentence: '还没有草稿，请先新建一版草稿。' }),
  moved: ({ current }) => ({ status: 409, sentence: `“${current.riskPoint}”在您打开之后已被改动，请对照现在的内容后再保存。` }),
  listMoved: () => ({ status: 409, sentence: '清单在您打开之后已被改动，请重新核对后再发布。' }),
  gone: () => ({ status: 409, sentence: '所选的风险项中有的已被移出草稿，请刷新后重选。' }),
  nothingChosen: () => ({ status: 422, field: 'item', sentence: '请至少选择一行。' }),
  categoryUnknown: () => ({ status: 422, field: 'category', sentence: '请从范本库中选择产品类别。' }),
  mappedPostUnknown: ({ sourceWorkshop, sourcePost }) => ({ status: 422, sentence: `“${sourceWorkshop} / ${sourcePost}”对应的岗位不存在或已撤销，请另选一个。` }),
  setUnusable: ({ setId }) => ({ status: 422, sentence: `分级标准“${setId}”不能使用：每个可能的风险值须恰好属于一个等级。请在“分级标准”中另选一套。` }),
  methodNotInUse: ({ method }) => ({ status: 422, field: 'method', sentence: `本企业的分级标准没有采用“${METHOD_NAMES[method]}”，请另选一种方法。` }),
  outOfScale: ({ key, name, steps }) => ({ status: 422, field: `factor${key}`, sentence: `${name} ${key} 请从 ${steps.join('、')} 中选择。` }),
  groundUnknown: () => ({ status: 422, field: 'grounds', sentence: '所选的直接判定情形不在分级标准中，请重新选择。' }),
  groundMissing: () => ({ status: 422, field: 'grounds', sentence: '直接判定须至少选择一种情形。' }),
  reasonMissing: () => ({ status: 422, field: 'reason', sentence: '请写明评价的理由。' }),
  postUnknown: () => ({ status: 422, field: 'postId', sentence: '请选择本企业现有的岗位。' }),
  riskPointMissing: () => ({ status: 422, field: 'riskPoint', sentence: '请写明风险点。' }),
  duplicate: ({ riskPoint, postName }) => ({ status: 422, field: 'riskPoint', sentence: `${postName}的这个环节已有风险点“${riskPoint}”，请改名或改在原行上。` }),
  criterionMissing: () => ({ status: 422, sentence: '这一项还没有判定准则，请先填写准则再核对。' }),
  clauseMissing: ({ id, riskPoint }) => ({ status: 422, field: `clause.${id}`, sentence: `请填写“${riskPoint}”的条款。` }),
  limitSourceMissing: ({ field }) => ({ status: 422, field, sentence: `请填写准则出处的${LIMIT_FIELDS[field]}。` }),
  nobodyNamed: () => ({ status: 422, sentence: '请至少指定一级责任人；没有可建议的人时，请先在“组织”中登记任职。' }),
  personUnknown: ({ field }) => ({ status: 422, field, sentence: '请从本企业在册人员中选择。' }),
  personLeft: ({ field, name }) => ({ status: 422, field, sentence: `${name}已不在本企业，请另选一人。` }),
  originalMissing: () => ({ status: 422, sentence: '请先评价固有风险，再评价残余风险。' }),
  setGone: () => ({ status: 409, sentence: '当时所用的分级已不能取用，请先按现行标准重新评价。' }),
  residualNeedsMeasure: () => ({ status: 422, sentence: '还没有登记管控措施，残余风险不能低于固有风险；请先填写措施。' }),
  residualNeedsReason: () => ({ status: 422, field: 'reason', sentence: '残余风险高于固有风险，请写明理由。' }),
  removalReasonMissing: () => ({ status: 422, field: 'removalReason', sentence: '这一项在已发布的清单里，移出请写明理由。' }),
  noMethod: () => ({ status: 422, field: 'methods', sentence: '请至少采用一种评价方法。' }),
  setUnknown: ({ field }) => ({ status: 422, field, sentence: '请从列出的分级中选一套。' }),
  cutOffsWrong: ({ problems }) => ({ status: 422, field: 'ownBands', sentence: `自定分级须让每个可能的风险值恰好属于一个等级：${problems.slice(0, 4).map(problemText).join('；')}。` }),
  thresholdsWrong: () => ({ status: 422, field: 'thresholdMajor', sentence: 'RPN 界限请填 2 到 1000 的整数，并且重大大于较大、较大大于一般。' }),
  significanceWrong: () => ({ status: 422, field: 'significantAbove', sentence: '危害显著的界限请填 0 到 24 的整数。' }),
  ownScaleWrong: ({ field, problem, said }) => ({ status: 422, field, sentence: SCALE_PROBLEMS[problem](said) }),
  ownBoundsWrong: ({ highest }) => ({ status: 422, field: 'ownMajor', sentence: `自定界限请填大于 0 的数，重大大于较大、较大大于一般，并且重大不超过最大的风险值 ${highest}。` }),
  bandsMiss: ({ product }) => ({ status: 422, field: 'threeFactorSet', sentence: `风险值 ${product} 不在所选分档的任何一档里，请改用“自定界限”，或改各档的数值。` }),
  bandLevelsWrong: ({ field }) => ({ status: 422, field: `${field}Levels`, sentence: '每一档都要对应一个等级，高档的等级不能低于低档。' }),
  groundBasisMissing: ({ text }) => ({ status: 422, field: 'groundBasis', sentence: `请写明“${text}”直接判定的依据。` }),
  standardReasonMissing: () => ({ status: 422, field: 'reason', sentence: '请写明采用这一版标准的理由。' }),
  standardUnchanged: () => ({ status: 422, sentence: '与现行标准没有差别，不需要新的版本。' }),
  standardMoved: ({ current: { version } }) => ({ status: 409, sentence: `分级标准刚刚更新到第 ${version} 版，请对照新版后再保存。` }),
  standardNotCurrent: ({ current: { version } }) => ({ status: 409, sentence: `现行标准已是第 ${version} 版，请按现行版重新评价。` }),
  cannotRegrade: ({ riskPoint }) => ({ status: 422, sentence: `“${riskPoint}”不能按新标准直接换算，请打开这一项重新评价。` }),
  leadNotOne: () => ({ status: 422, field: 'mark.enterprise', sentence: '★主管须恰好一级，请重新标注责任分工。' }),
  lacking: ({ lacks }) => ({
    status: 422,
    sentence: `还不能发布：${[...new Set(lacks.map(lackText))].slice(0, 4).join('；')}。请按下面的清单补齐。`,
  }),
};
