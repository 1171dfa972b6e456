import type { RiskEvents } from '../../events/payloads';
import type { Json } from '../../shared/canonical';
import type { Instant } from '../../shared/instant';

/** An event of the list as far as its story needs it. `by` is the name of who acted. */
export interface ListEvent {
  readonly type: string;
  readonly subjectId: string;
  readonly at: Instant;
  readonly by: string;
  readonly payload: Json;
}

/** One thing done about a line: what, who, when, and why where somebody said so. */
export interface LineAct {
  readonly act: string;
  readonly by: string;
  readonly at: Instant;
  readonly why: string;
}

/** Each event of the list in a word; null where it tells of the list and of no line. */
const ACTS: Readonly<Record<keyof RiskEvents, string | null>> = {
  'risk.itemAdded': '新增', 'risk.itemEdited': '改写', 'risk.itemMeasured': '设定测量值', 'risk.itemTriggered': '设定触发的变化', 'risk.itemTimed': '设定检查时段', 'risk.itemAssessed': '评价', 'risk.itemRemoved': '移除', 'risk.itemsConfirmed': '确认', 'risk.ownersNamed': '指定责任人',
  'risk.limitVerified': '核对准则', 'risk.limitsVerified': '核对准则', 'risk.templatesLaid': '由范本放入', 'risk.proposalAccepted': '采纳建议', 'risk.proposalRefused': '不采纳建议',
  'risk.templateTaken': '采纳范本更新', 'risk.templateLeft': '不采纳范本更新', 'risk.reviewOpened': '提起重新评估', 'risk.reviewFinished': '重新评估', 'risk.itemsEdited': '批量修改',
  'risk.listImported': '表格导入', 'risk.itemsCopied': '复制到其他岗位', 'risk.houseTemplateLaid': '由其他企业的范本放入', 'risk.residualAssessed': '评价残余风险',
  'risk.draftStarted': null, 'risk.placesAnswered': null, 'risk.listPublished': null, 'risk.listRead': null, 'risk.standardAdopted': null, 'floorPlan.drawn': null, 'floorPlan.regionsPlaced': null, 'floorPlan.setAside': null,
};

const actOf = (type: string): string | null => (type in ACTS ? ACTS[type as keyof RiskEvents] : '修改');

const fieldsOf = (payload: Json): Readonly<Record<string, Json>> => (payload !== null && typeof payload === 'object' && !Array.isArray(payload) ? (payload as Readonly<Record<string, Json>>) : {});
const texts = (value: Json | undefined): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []);

/**
 * Who did what about each line, by its `lineId`, from the events between two versions. `lineOf` tells the line of an item
 * id. Acts that name no line are left out; publishing tells them as numbers.
 */
export function actsByLine(events: readonly ListEvent[], lineOf: ReadonlyMap<string, string>): Map<string, LineAct[]> {
  const found = new Map<string, LineAct[]>();
  for (const { type, subjectId, at, by, payload } of events) {
    const word = actOf(type);
    if (word === null) continue;
    const fields = fieldsOf(payload);
    const own = typeof fields.lineId === 'string' ? fields.lineId : lineOf.get(subjectId);
    const lines = new Set([...(own ? [own] : []), ...texts(fields.items).flatMap((id) => lineOf.get(id) ?? []), ...texts(fields.lineIds)]);
    const why = typeof fields.reason === 'string' ? fields.reason : '';
    for (const line of lines) {
      const acts = found.get(line) ?? [];
      const last = acts.at(-1);
      const act: LineAct = { act: word, by, at, why };
      // the same act again by the same person is told once, as it was last
      if (last && last.act === act.act && last.by === by && (last.why === why || !last.why)) acts[acts.length - 1] = act;
      else acts.push(act);
      found.set(line, acts);
    }
  }
  return found;
}
