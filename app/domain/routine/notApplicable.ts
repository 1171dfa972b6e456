/** Why an item does not apply, as it is offered; `OTHER_REASON` asks for words of one's own. */
export const NOT_APPLICABLE_REASONS = ['本班未生产此产品', '设备停用或检修', '本班没有这道工序'] as const;
/** Posted where none of them is it. */
export const OTHER_REASON = 'other';
