import type { RefusalTexts } from '../shared/refusal';

/** The largest Word file that is taken. */
export const TEMPLATE_MEGABYTES = 2;

/** Why a template is not taken, or not used. */
export type TemplateRefusal =
  | { readonly code: 'templateFileTooLarge' }
  | { readonly code: 'templateNoWord' }
  | { readonly code: 'templateOldWord' }
  | { readonly code: 'templateLocked' }
  | { readonly code: 'templateBroken' }
  | { readonly code: 'templateTooLarge' }
  | { readonly code: 'templateTooLong' }
  | { readonly code: 'templateOutgrows' }
  | { readonly code: 'templateHarmful'; readonly what: string }
  | { readonly code: 'templateWithoutTags' }
  | { readonly code: 'loopOpen'; readonly tag: string }
  | { readonly code: 'loopStray'; readonly tag: string }
  | { readonly code: 'nothingToTry'; readonly title: string }
  | { readonly code: 'templateGone' }
  | { readonly code: 'notTried' }
  | { readonly code: 'notKept' }
  | { readonly code: 'blanksUnseen'; readonly tags: string };

const of = (sentence: string) => () => ({ status: 422, field: 'file', sentence }) as const;

export const TEMPLATE_REFUSALS: RefusalTexts<TemplateRefusal> = {
  templateFileTooLarge: () => ({ status: 413, field: 'file', sentence: `模板文件超过 ${TEMPLATE_MEGABYTES} MB，没有收下。请压缩里面的图片后重试。` }),
  templateNoWord: of('这不是 Word 文件（.docx），没有收下。请在 Word 或 WPS 里另存为 .docx 后重试；带宏的文件也请另存为 .docx。'),
  templateOldWord: of('这是旧版 Word 或加密的文件，没有收下。请去掉密码，在 Word 或 WPS 里另存为 .docx 后重试。'),
  templateLocked: of('文件设了密码，打不开，没有收下。请去掉密码后重试。'),
  templateBroken: of('文件坏了，读不出来，没有收下。请在 Word 或 WPS 里打开，另存一份后重试。'),
  templateTooLarge: of('文件解压后太大，没有收下。模板只留版式和占位词，请去掉多余的内容和大图后重试。'),
  templateTooLong: of('按这个模板填出来太长，没有收下。请检查表格的占位词是不是套了太多层。'),
  templateOutgrows: of('读这个文件花的时间或内存太多，已停止，没有收下。请简化模板后重试。'),
  templateHarmful: ({ what }) => ({ status: 422, field: 'file', sentence: `文件里有会运行程序或从网上取内容的部分（${what}），为安全没有收下。请去掉它，只留文字、表格和图片后重试。` }),
  templateWithoutTags: of('文件里没有占位词，填不进内容，没有收下。请在要填的地方写上占位词，例如{编号}，可用的占位词列在本页下方。'),
  loopOpen: ({ tag }) => ({ status: 422, field: 'file', sentence: `表格从${tag}开始，没有写结束。请在同一张表里、要重复的最后一行写上${tag.replace('#', '/')}。` }),
  loopStray: ({ tag }) => ({ status: 422, field: 'file', sentence: `写了结束${tag}，前面没有与它对应的开始。请检查表格的占位词是否成对、次序是否正确。` }),
  nothingToTry: ({ title }) => ({ status: 409, field: 'file', sentence: `还没有签过的《${title}》，没法用真实内容试填，模板没有收下。签出第一份以后再上传。` }),
  templateGone: () => ({ status: 404, sentence: '没有这个模板，可能已换成新的一版。请刷新后重试。' }),
  notKept: () => ({ status: 409, sentence: '这一份没有留存签字时的内容，填不进模板。请下载系统出的 PDF。' }),
  notTried: () => ({ status: 409, sentence: '这一版已经启用过或已停用，不能再启用。请重新上传。' }),
  blanksUnseen: ({ tags }) => ({ status: 422, field: 'blanks', sentence: `模板里有认不出的占位词：${tags}。请改正后重新上传；确实要留空的，请勾选“认不出的占位词留空”。` }),
};
