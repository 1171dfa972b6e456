import type { RefusalTexts } from '../../shared/refusal';
import { PEOPLE_SHEET_MEGABYTES, type RowProblem } from './takeIn';

/** Why people are not taken in together. */
export type TakeInRefusal =
  | { readonly code: 'nobodyWritten' }
  | { readonly code: 'tooManyPeople'; readonly most: number }
  | { readonly code: 'columnsUnknown'; readonly line: number; readonly columns: number }
  | { readonly code: 'sheetTooLarge' }
  | { readonly code: 'headMissing' }
  | { readonly code: 'peopleWrong'; readonly problems: readonly RowProblem[] };

/** What a person reads when people are not taken in; what is wrong in a row stands at its field. */
export const TAKE_IN_REFUSALS: RefusalTexts<TakeInRefusal> = {
  nobodyWritten: () => ({ status: 422, sentence: '还没有写人员。请粘贴一张表，或在表格里至少填写一行。' }),
  tooManyPeople: ({ most }) => ({ status: 422, sentence: `一次最多录入 ${most} 人，请分几次录入。` }),
  columnsUnknown: ({ line, columns }) => ({ status: 422, field: 'pasted', sentence: `第 ${line} 行有 ${columns} 列，认不出各列是什么。请连同写着“姓名、岗位、职务、登录名、电话”的表头一起粘贴。` }),
  sheetTooLarge: () => ({ status: 413, field: 'file', sentence: `人员表超过 ${PEOPLE_SHEET_MEGABYTES} MB。请去掉图片和其他工作表，只留人员，另存后再上传。` }),
  headMissing: () => ({ status: 422, field: 'file', sentence: '没有找到表头：前 20 行里要有一行写着“姓名、岗位、职务、登录名、电话”，次序不限。请补上表头后再上传。' }),
  peopleWrong: ({ problems }) => ({
    status: 422,
    sentence: `没有录入任何人：有 ${problems.length} 处需要改正，已输入的内容都还在。`,
    also: problems.map(({ id, field, sentence }) => ({ status: 422, field: `${field}-${id}`, sentence }) as const),
  }),
};
