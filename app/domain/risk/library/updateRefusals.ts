import type { RefusalTexts } from '../../shared/refusal';

export type UpdateRefusal = { readonly code: 'updateGone' } | { readonly code: 'updateNoPlace'; readonly workshop: string; readonly post: string } | { readonly code: 'updateClashes'; readonly riskPoint: string } | { readonly code: 'updateLineGone' };

/** Why a row of a later edition of the library is not taken over. */
export const UPDATE_REFUSALS: RefusalTexts<UpdateRefusal> = {
  updateGone: () => ({ status: 409, sentence: '这条更新已经处理过，或范本又有了新版，请刷新后再看。' }),
  updateNoPlace: ({ workshop, post }) => ({ status: 422, sentence: `范本的“${workshop} / ${post}”还没有对应到本企业的岗位，请先在范本岗位对应里指定。` }),
  updateClashes: ({ riskPoint }) => ({ status: 422, sentence: `这个岗位的同一环节已有风险点“${riskPoint}”，请先改名再采纳。` }),
  updateLineGone: () => ({ status: 409, sentence: '这一项已不在草稿里，请刷新后再看。' }),
};
