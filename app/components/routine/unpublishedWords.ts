/** What is said wherever due days are shown of a year whose exchanged days off nobody has published, or nobody has entered here. */
export const unpublishedWords = (years: readonly number[]): string => `${years.join('、')} 年调休未公布`;
export const UNPUBLISHED_RULE = '只有法定节日当天算休息，其余日子按每周开工日计算，不猜测调休。';
