import { PLACE_TAKEN, type PlaceTaken } from '~/domain/organisation/refusals';
import { type SheetRefusal, SHEET_REFUSALS } from '~/domain/risk/import/sheet';
import type { RefusalTexts } from '~/domain/shared/refusal';

/** Why something may not happen to a staged import. */
export type ImportRefusal =
  | SheetRefusal
  | PlaceTaken
  | { readonly code: 'notFound' }
  | { readonly code: 'notRead' }
  | { readonly code: 'alreadyTaken' }
  | { readonly code: 'stagedMoved' }
  | { readonly code: 'draftMoved' }
  | { readonly code: 'noSheet' }
  | { readonly code: 'noHead' }
  | { readonly code: 'noRiskPoint' }
  | { readonly code: 'fieldTwice'; readonly name: string }
  | { readonly code: 'postUnknown' }
  | { readonly code: 'nothingToTake' };

export const IMPORT_REFUSALS: RefusalTexts<ImportRefusal> = {
  ...SHEET_REFUSALS,
  ...PLACE_TAKEN,
  notFound: () => ({ status: 404, sentence: '没有找到这次导入，它可能已过期。请重新上传文件。' }),
  notRead: () => ({ status: 409, sentence: '文件还在读取，请稍候。' }),
  alreadyTaken: () => ({ status: 409, sentence: '这次导入已经写入草稿，没有再写一遍。需要再次导入请重新上传。' }),
  stagedMoved: () => ({ status: 409, sentence: '这次导入的工作表、列或岗位对应刚刚被改过。请对照现在的内容，核对后再提交。' }),
  draftMoved: () => ({ status: 409, sentence: '草稿在您打开之后已被改动或已发布，没有写入任何内容。页面上是与现在草稿的对比，请核对后再确认。' }),
  noSheet: () => ({ status: 422, field: 'sheet', sentence: '这个文件里没有所选的工作表，请重新选择。' }),
  noHead: () => ({ status: 422, field: 'head', sentence: '请指定表头在哪一行。' }),
  noRiskPoint: () => ({ status: 422, sentence: '请指定哪一列是“风险点”，没有它就分不出各行。' }),
  fieldTwice: ({ name }) => ({ status: 422, sentence: `有两列都选了“${name}”，请只留一列。` }),
  postUnknown: () => ({ status: 422, sentence: '所选的岗位不存在或已撤销，请另选一个。' }),
  nothingToTake: () => ({ status: 422, sentence: '没有可写入的行：各行与草稿相同，或都有问题。请按下面的原因改正后再导入。' }),
};
