import type { Authorised, Member } from '~/domain/organisation/access/authority';
import { ASSESS_CONTRACTS } from '~/domain/risk/assess/contracts';
import { TEMPLATE_CONTRACTS } from '~/domain/risk/library/contracts';
import { proposedInput } from '~/domain/risk/assess/adoptStandard';
import { PROPOSED_STANDARD } from '~/domain/risk/assess/standard';
import { CHANGES_CONTRACT } from '~/domain/risk/list/changeKinds';
import { HOUR_WINDOW_CONTRACT } from '~/domain/risk/list/hourWindow';
import { MEASUREMENT_CONTRACT } from '~/domain/risk/list/measurementContract';
import { LIST_CONTRACTS } from '~/domain/risk/list/contracts';
import type { ItemInput } from '~/domain/risk/list/edit';
import { ITEM_LABELS, type ItemPart } from '~/domain/risk/list/itemStanding';
import { measuresLength } from '~/domain/risk/list/measures';
import { TEXT_LIMITS } from '~/domain/risk/import/fields';
import { RISK_REFUSALS, type RiskRefusal } from '~/domain/risk/refusals';
import { FACTOR_KEYS, type FactorKey, HACCP_QUESTIONS, type HaccpQuestion, MEASURE_KINDS } from '~/domain/risk/types';
import { LIFE_REFUSALS, type LifeRefusal } from '~/domain/risk/upkeep/lifeRefusals';
import type { InputOfContract } from '~/domain/shared/contract';
import { decided, type Decision } from '~/domain/shared/decision';
import { formatDay } from '~/domain/shared/day';
import { folded } from '~/domain/shared/fold';
import { notFound } from '~/platform/web/respond';
import type { Context } from '~/services/context';
import { adoptStandard } from '~/services/risk/assess/adoptStandard';
import { assessItem } from '~/services/risk/assess/assessItem';
import { assessResidual } from '~/services/risk/assess/assessResidual';
import { reassessItems } from '~/services/risk/assess/reassessItems';
import { verifyLimit } from '~/services/risk/library/verifyLimit';
import { verifyLimits } from '~/services/risk/library/verifyLimits';
import { addItem } from '~/services/risk/list/addItem';
import { confirmItems } from '~/services/risk/list/confirmItems';
import { editItem } from '~/services/risk/list/editItem';
import { nowOfList } from '~/services/risk/list/listNow';
import { nameOwners } from '~/services/risk/list/nameOwners';
import { readList } from '~/services/risk/list/readList';
import { removeItem } from '~/services/risk/list/removeItem';
import { setChanges } from '~/services/risk/list/setChanges';
import { setHourWindow } from '~/services/risk/list/setHourWindow';
import { made } from '~/services/aside/made';
import { setMeasurements } from '~/services/risk/list/setMeasurements';
import { standardIn } from './riskStandard';
import { type Params, verb } from './verb';

const asks = { ...LIST_CONTRACTS, ...ASSESS_CONTRACTS, ...TEMPLATE_CONTRACTS };

/** What the list says now where somebody else was first; `part` is what the form of an item is about. */
const nowOf = (part: ItemPart) => (cx: Context, permit: { readonly enterpriseId: string }, _: Params, refusal: RiskRefusal) => nowOfList(cx, permit.enterpriseId, refusal, part);
const EDITS = { needs: 'risk.edit', words: RISK_REFUSALS } as const;
const LIST = { ...EDITS, of: '/risk', now: nowOf('content') } as const;
const MANY = { ...EDITS, of: '/risk/items', to: () => '/risk' } as const;
const ITEM = { ...EDITS, of: '/risk/items/:id', to: (_: unknown, { id }: Params) => `/risk/items/${id}` } as const;
const seen = ({ id }: Params, { version }: { readonly version: number }) => ({ id: id!, version });

/** Kinds and texts of the measures stand side by side in the form; a line without a text is none. */
const itemIn = ({ measureKind, measureText, ...said }: InputOfContract<typeof asks.addItem>): ItemInput => ({
  ...said, measures: measureText.flatMap((text, index) => (text === '' ? [] : [{ kind: measureKind[index] ?? MEASURE_KINDS[0], text }])),
});

/** The measures of a row are as long as an import and the sheet take them, all together. */
function measuresFit(input: InputOfContract<typeof asks.addItem>) {
  const length = measuresLength(itemIn(input).measures);
  return length <= TEXT_LIMITS.measures ? [] : [{ field: 'measureText', sentence: `${ITEM_LABELS.measureText}合计有 ${length} 个字，最多 ${TEXT_LIMITS.measures} 个字。` }];
}

export const draft = verb({
  ...LIST,
  contract: asks.startDraft,
  does: async (cx: Context, permit: Authorised<'risk.edit'>): Promise<Decision<unknown, RiskRefusal>> => {
    const started = await made(cx, 'startDraft', [permit]);
    return !started.ok && started.refusal.code === 'draftExists' ? decided(null) : started;
  },
  to: () => '/risk?version=draft',
});

export const item = verb({
  ...EDITS,
  of: '/risk/items',
  contract: asks.addItem,
  now: nowOf('content'),
  faults: measuresFit,
  does: async (cx: Context, permit: Authorised<'risk.edit'>, _: Params, input): Promise<Decision<{ riskItemId: string }, RiskRefusal>> => {
    const added = await addItem(cx, permit, itemIn(input));
    return added.ok ? decided({ riskItemId: added.fact.itemId }) : added;
  },
  to: ({ riskItemId }) => `/risk/items/${riskItemId}`,
});

export const content = verb({
  ...ITEM,
  contract: asks.editItem,
  now: nowOf('content'),
  faults: measuresFit,
  does: (cx, permit, params, { version, changeReason, ...input }) => editItem(cx, permit, seen(params, { version }), itemIn(input), changeReason),
});

export const confirmation = verb({ ...ITEM, contract: asks.confirmItem, now: nowOf('content'), does: (cx, permit, params, input) => confirmItems(cx, permit, [seen(params, input)]) });
const TO_PUBLISH = { label: '补齐责任人，核对并发布', to: '/risk/publish' } as const;
export const confirmations = verb({
  ...MANY, contract: asks.confirmItems, now: nowOf('content'), does: (cx, permit, _, input) => confirmItems(cx, permit, input.item),
  tells: ({ confirmed }) => (confirmed > 0 ? `已确认 ${confirmed} 行为本企业风险项。` : '所选的行以前都已确认。'), next: () => TO_PUBLISH,
});

/** Names given by hand: an empty level stands without a name. */
export const owners = verb({
  ...ITEM,
  contract: asks.nameOwners,
  now: nowOf('owners'),
  does: (cx, permit, params, { by, version, ownerEnterprise, ownerWorkshop, ownerPost, ...parts }) => {
    const { 'mark.enterprise': enterprise, 'mark.workshop': workshop, 'mark.post': post } = parts;
    const marks = enterprise && workshop && post ? { enterprise, workshop, post } : undefined;
    const named = { ownerEnterprise: ownerEnterprise || null, ownerWorkshop: ownerWorkshop || null, ownerPost: ownerPost || null };
    return nameOwners(cx, permit, [seen(params, { version })], by === 'post' ? { by } : { by, owners: named, marks });
  },
});

/** The same of many rows: an empty level stays as it is. */
export const ownersOfMany = verb({
  ...MANY,
  contract: asks.nameOwnersOfMany,
  now: nowOf('owners'),
  does: (cx, permit, _, { item: rows, by, ...named }) =>
    nameOwners(cx, permit, rows, by === 'post' ? { by } : { by, owners: Object.fromEntries(Object.entries(named).filter(([, id]) => id !== '')) }),
  tells: ({ named: rows }) => (rows > 0 ? `已为 ${rows} 行指定责任人。` : '所选的行都已有这些责任人。'),
  next: () => TO_PUBLISH,
});

export const removal = verb({
  ...ITEM, contract: asks.removeItem, now: nowOf('content'), does: (cx, permit, params, input) => removeItem(cx, permit, seen(params, input), input.removalReason), to: () => '/risk?version=draft',
});

/** What was chosen: the factors given, the answers of the tree, the grounds. */
function choiceIn(input: InputOfContract<typeof asks.assessResidual>) {
  const { grounds, reason } = input;
  const factors = FACTOR_KEYS.flatMap((key): [FactorKey, number][] => (input[`factor${key}`] === '' ? [] : [[key, Number(folded(input[`factor${key}`]))]]));
  const answers = HACCP_QUESTIONS.map((question): [HaccpQuestion, boolean | null] => [question, { yes: true, no: false }[input[`answer${question}`]] ?? null]);
  return { factors: Object.fromEntries(factors) as Partial<Record<FactorKey, number>>, answers: Object.fromEntries(answers) as Record<HaccpQuestion, boolean | null>, grounds, reason };
}

export const assessment = verb({
  ...ITEM,
  contract: asks.assessItem,
  now: nowOf('assessment'),
  does: (cx, permit, params, input) => assessItem(cx, permit, seen(params, input), { ...choiceIn(input), method: input.method, takeFrequency: input.takeFrequency }),
});
export const residual = verb({
  ...ITEM, contract: asks.assessResidual, now: nowOf('residual'), does: (cx, permit, params, input) => assessResidual(cx, permit, seen(params, input), choiceIn(input)),
});

export const changes = verb({
  ...ITEM, contract: CHANGES_CONTRACT, now: nowOf('measured'), does: (cx, permit, params, { version, changes: kinds }) => setChanges(cx, permit, seen(params, { version }), kinds),
});
export const hours = verb({
  ...ITEM, contract: HOUR_WINDOW_CONTRACT, now: nowOf('measured'), does: (cx, permit, params, { version, hours: typed }) => setHourWindow(cx, permit, seen(params, { version }), typed),
});
export const measurements = verb({
  ...ITEM, contract: MEASUREMENT_CONTRACT, now: nowOf('measured'),
  does: (cx, permit, params, { version, lines }) => setMeasurements(cx, permit, seen(params, { version }), lines.map(({ id: row, ...line }) => ({ row, ...line }))),
});

export const limit = verb({
  ...ITEM, contract: asks.verifyLimit, now: nowOf('limit'), does: (cx, permit, params, { version, ...source }) => verifyLimit(cx, permit, seen(params, { version }), source),
});
export const limits = verb({
  ...LIST,
  contract: asks.verifyLimits,
  does: (cx, permit, _, { item: rows, clauses, standard, edition }) =>
    verifyLimits(cx, permit, rows.map((row) => ({ ...row, clause: clauses.find(({ id }) => id === row.id)?.clause ?? '' })), { standard, edition }),
  tells: () => null,
  to: ({ verified = 0 }: { readonly verified?: number }) => `/risk/limits?verified=${verified}`,
});

const versionIn = ({ version = '' }: Params): number => (/^\d{1,6}$/.test(version) ? Number(version) : notFound());
export const reassessment = verb({
  ...EDITS,
  of: '/risk/standard/:version',
  contract: asks.reassessItems,
  now: nowOf('assessment'),
  does: (cx, permit, params, { item: rows, reason }) => reassessItems(cx, permit, versionIn(params), rows, reason),
  tells: () => null,
  to: ({ reassessed = 0 }: { readonly reassessed?: number }, { version }) => `/risk/standard/${version}/impact?done=${reassessed}`,
});

export const standard = verb({
  of: '/risk/standard',
  contract: asks.adoptStandard,
  needs: 'risk.publish',
  words: RISK_REFUSALS,
  now: nowOf('content'),
  faults: (input) => standardIn(input).faults,
  does: (cx, permit, _, input) => adoptStandard(cx, permit, input.seen, standardIn(input).input),
  tells: ({ version }) => `已采用第 ${version} 版分级标准。`,
  to: ({ version }) => `/risk/standard/${version}/impact`,
});

/** The proposal, whole, as the factory's first version. */
export const standardProposed = verb({
  of: '/risk/standard', contract: asks.adoptProposed, needs: 'risk.publish', words: RISK_REFUSALS, now: nowOf('content'),
  does: (cx, permit, _, { seen: version }) => adoptStandard(cx, permit, version, proposedInput(PROPOSED_STANDARD.content)), to: () => '/risk/standard',
});

export const publication = verb({
  ...LIST, contract: asks.publish, needs: 'risk.publish', does: (cx, permit, _, input) => made(cx, 'publishList', [permit, input]), to: () => '/risk?version=published',
  tells: ({ number, effectiveFrom }) => `第 ${number} 版已发布，自${formatDay(effectiveFrom)}起按它检查。`,
});

/** 阅签 on the phone. */
export const reading = verb({
  of: '/my',
  contract: asks.readList,
  needs: 'factory',
  words: LIFE_REFUSALS,
  does: async (cx: Context, permit: Member, _: Params, { versionId }): Promise<Decision<unknown, LifeRefusal>> => {
    const read = await readList(cx, permit, versionId);
    return !read.ok && read.refusal.code === 'alreadyRead' ? decided(null) : read;
  },
  to: () => '/my/list',
});
