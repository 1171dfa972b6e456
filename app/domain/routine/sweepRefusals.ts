import { formatInstant } from '../shared/instant';
import type { RefusalTexts } from '../shared/refusal';
import { PAPER_REFUSALS, type PaperUnknown } from './paperRefusals';
import { ANSWER_REFUSALS } from './refusals';
import type { ChangeRefusal } from './signing';
import { type AddSweepRefusal, type EndSweepRefusal, SWEEP_ITEMS_LIMIT, type SweepRefusal } from './sweep';

const { zeroRiskUndeclared: _undeclared, nothingChecked: _nothing, zeroRiskContradicted: _contradicted, ...ANSWERS } = ANSWER_REFUSALS;
const { notFound, movedOn, sealed } = PAPER_REFUSALS;

/** Sentences of everything that can stand against answering the sweep of a report. */
export const SWEEP_REFUSALS: RefusalTexts<SweepRefusal | PaperUnknown | ChangeRefusal> = {
  ...ANSWERS,
  notFound, movedOn, sealed,
  unanswered: () => ({ status: 422, sentence: '还没有选择任何一项的结果。请至少选一项再保存，其余的可以以后再填。' }),
  unknownItems: ({ count }) => ({ status: 422, sentence: `提交的内容里有 ${count} 项已停用，不再列入这份报告。其余各项请核对后再保存，写给停用项的内容列在下面。` }),
  postMissing: ({ item }) => ({ status: 422, field: `place.${item.id}`, sentence: `“${item.riskPoint}”选了不符合，请选择是在哪个岗位发现的。` }),
  alreadyRegistered: ({ item, number }) => ({ status: 409, sentence: `“${item.riskPoint}”已登记隐患 ${number}，结果和说明不再改动；后来的情况请在隐患里办理。其余各项请刷新后再保存。` }),
  photoUnknown: () => ({ status: 422, sentence: '有照片没有上传成功。请重新选择照片后再保存，其他内容已保留。' }),
};

/** Sentences of everything that can stand against the list of items. */
export const SWEEP_ITEM_REFUSALS: RefusalTexts<AddSweepRefusal | EndSweepRefusal> = {
  notFound: () => ({ status: 404, sentence: '没有这个排查项，或不属于本企业。' }),
  contentMissing: () => ({ status: 422, field: 'content', sentence: '请写明排查什么，不能留空或只写“无”。' }),
  placeUnknown: () => ({ status: 422, field: 'place', sentence: '没有这个车间或岗位，或已停用。请重新选择。' }),
  itemsFull: () => ({ status: 422, field: 'content', sentence: `现行的排查项已有 ${SWEEP_ITEMS_LIMIT} 项。请先停用不再排查的，再添加。` }),
  itemKnown: ({ by, on }) => ({ status: 409, field: 'content', sentence: `同一处已有这一项，由${by}于 ${formatInstant(on)} 添加。没有再添加一次。` }),
  alreadyEnded: ({ by, on }) => ({ status: 409, sentence: `这个排查项已由${by}于 ${formatInstant(on)} 停用。` }),
};
