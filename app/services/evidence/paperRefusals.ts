import type { RefusalTexts } from '~/domain/shared/refusal';

export type AttachmentRefusal = { readonly code: 'paperEmpty' } | { readonly code: 'paperTooLarge'; readonly mostMegabytes: number } | { readonly code: 'paperType' };

/** What a person reads when a paper is refused. */
export const ATTACHMENT_REFUSALS: RefusalTexts<AttachmentRefusal> = {
  paperEmpty: () => ({ status: 422, field: 'paper', sentence: '文件是空的，请重新选择任命文件。' }),
  paperTooLarge: ({ mostMegabytes }) => ({ status: 413, field: 'paper', sentence: `文件超过 ${mostMegabytes} MB，请压缩或重新扫描后再上传。` }),
  paperType: () => ({ status: 415, field: 'paper', sentence: '只收 PDF、JPG 或 PNG 文件；请看文件内容是否与扩展名一致。' }),
};
