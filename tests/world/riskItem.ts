import type { TemplateRow } from '~/domain/risk/library/template';
import type { Assessment, RiskItem } from '~/domain/risk/types';
import { instant } from '~/domain/shared/instant';

const at = instant('2026-11-18T10:00:00+08:00');

export const assessment: Assessment = {
  method: 'LS', setId: 'LS-P1', setVersion: 1, standardVersion: 0, factors: [{ key: 'L', value: 3, text: '可能' }, { key: 'S', value: 3, text: '重要项目' }], grounds: [], value: 9, level: 'general', controlLevel: 'workshop',
  assessedBy: 'p', assessedAt: at, reason: '试用',
};

/** A row of a list that lacks nothing, with what a test wants otherwise. */
export const riskItem = (own: Partial<RiskItem> = {}): RiskItem => ({
  id: 'i1', versionId: 'v1', lineId: 'l1', position: 1, templateCategory: null, templateKey: null, stage: 'process', workshopId: 'w1', postId: 'p1', dimension: 'technology',
  product: '', riskPoint: '绝缘偏心', failure: '偏心超差', consequence: '击穿', measures: [{ kind: 'parameter', text: '首件确认' }], checkContent: '绝缘厚度', method: '测量', criterion: '符合工艺卡', criterionCondition: '', limitReading: null, criterionStandard: 'GB 1 · 5 · 2008',
  limitVerified: true, limitVerifiedBy: 'p', limitVerifiedAt: at, frequency: 'day', ownerEnterprise: 'director', ownerWorkshop: 'head', ownerPost: 'lead',
  ownerMarks: null, assessment, residual: null, level: 'general', controlLevel: 'workshop', confirmedBy: 'p', confirmedAt: at, version: 1, ...own,
});

/** A row of the library, with what a test wants otherwise. */
export const templateRow = (own: Partial<TemplateRow> = {}): TemplateRow => ({
  categoryId: 'wire-cable', key: 'k1', stage: 'incoming', dimension: 'management', workshop: '原料仓库', post: '进货检验员', riskPoint: '铜杆材质', failure: '以次充好', consequence: '过热', measure: '逐批查验',
  method: '抽样', criterion: '材质单一致', criterionCondition: '', limitReading: null, frequency: 'day', role: '进货检验员', severity: 5, likelihood: 4, ratingReason: '首要不合格项', sourceKind: 'third-party', sourceSupports: 'finding', limitVerified: false, limitSource: '', ...own,
});
