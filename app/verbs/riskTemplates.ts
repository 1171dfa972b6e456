import type { Authorised } from '~/domain/organisation/access/authority';
import { settleSame } from '~/domain/risk/library/proposed';
import { TEMPLATE_CONTRACTS as asks } from '~/domain/risk/library/contracts';
import { UPDATE_REFUSALS } from '~/domain/risk/library/updateRefusals';
import { LIST_CONTRACTS } from '~/domain/risk/list/contracts';
import { RISK_REFUSALS } from '~/domain/risk/refusals';
import { riskCopy } from '~/pages/risk/list/riskCopy';
import { made } from '~/services/aside/made';
import type { Context } from '~/services/context';
import { answerTemplateUpdate } from '~/services/risk/library/answerTemplateUpdate';
import type { TemplatesLaid } from '~/services/risk/library/layTemplates';
import type { ItemsCopied } from '~/services/risk/list/copyItems';
import { nowOfList } from '~/services/risk/list/listNow';
import { answersIn, nameFaults, openingOf } from './board';
import { verb } from './verb';

const RISK = {
  of: '/risk', needs: 'risk.edit', words: RISK_REFUSALS,
  now: (cx: Context, permit: Authorised<'risk.edit'>, _: unknown, refusal: Parameters<typeof nowOfList>[2]) => nowOfList(cx, permit.enterpriseId, refusal, 'content'),
} as const;

/** Names that an address tells of a list, the first of them. */
const named = (name: string, names: readonly string[] = []): [string, string][] => names.slice(0, 20).map((one) => [name, one]);
const told = (path: string, pairs: readonly (readonly [string, string])[]): string => `${path}?${new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString()}`;
const categoriesOf = (category: readonly string[]): [string, string][] => category.map((id) => ['category', id]);

/** Whether all that was to be laid lies. */
const isWhole = ({ merged, clashing, unmatched }: Pick<TemplatesLaid, 'merged' | 'clashing' | 'unmatched'>): boolean => unmatched.length + merged.length + clashing.length === 0;
const TO_CONFIRM = { label: '逐行确认', to: '/risk?version=draft&mark=unconfirmed' } as const;

export const laying = verb({
  ...RISK,
  contract: asks.lay,
  does: (cx, permit, _, { category }) => made(cx, 'layTemplates', [permit, { categories: category }]),
  tells: (fact) => (isWhole(fact) ? `已放入 ${fact.laid} 行范本。` : null),
  next: () => TO_CONFIRM,
  to: ({ laid = 0, merged = [], clashing = [], unmatched = [] }: Partial<TemplatesLaid>, _, { category }) =>
    isWhole({ merged, clashing, unmatched })
      ? '/risk?version=draft'
      : told('/risk/mapping', [...categoriesOf(category), ['laid', String(laid)], ...named('merged', merged), ...named('clashing', clashing)]),
});

export const namesAnswered = verb({
  ...RISK,
  contract: asks.answerNames,
  faults: ({ places }) => {
    const { mappings, forgotten, wanted } = answersIn(places);
    return mappings.length + forgotten.length + wanted.length === 0 ? [{ field: 'places', sentence: '请至少为一个名称选择或新建岗位，或答明本企业没有；暂时对不上的可以留空。' }] : nameFaults(places);
  },
  does: (cx, permit, _, { category, places }, { may }) => {
    const answers = answersIn(places);
    return made(cx, 'layTemplates', [permit, { categories: category, mappings: answers.mappings, forgotten: answers.forgotten, opening: openingOf(may, answers), onlyMapped: true }]);
  },
  tells: () => null,
  to: ({ laid = 0, merged, clashing }: Partial<TemplatesLaid>, _, { category, places }) => {
    const { mappings, forgotten, wanted } = answersIn(places);
    const placed = wanted.length > 0 || mappings.some(({ postId }) => postId !== null);
    const counts = { laid: placed ? String(laid) : '', declined: mappings.filter(({ postId }) => postId === null).length || '', forgotten: forgotten.length || '' };
    const counted = Object.entries(counts).flatMap(([name, value]) => (value === '' ? [] : [[name, String(value)] as const]));
    return told('/risk/mapping', [...categoriesOf(category), ...counted, ...named('merged', merged), ...named('clashing', clashing)]);
  },
});

/** The posts of a template as somebody wants them, opened with the rows laid on them. */
export const proposing = verb({
  ...RISK,
  contract: asks.propose,
  faults: ({ places }) => {
    const rows = settleSame(places);
    const { mappings, wanted } = answersIn(rows);
    return mappings.length + wanted.length === 0 ? [{ field: 'places', sentence: '请至少留下一个要建的岗位，或答明本企业没有。' }] : nameFaults(rows);
  },
  does: (cx, permit, _, { category, places }, { may }) => {
    const answers = answersIn(settleSame(places));
    return made(cx, 'layTemplates', [permit, { categories: category, mappings: answers.mappings, opening: openingOf(may, answers) }]);
  },
  tells: ({ laid, opened, merged, unmatched }) => {
    const rest = [merged.length > 0 ? `${merged.length} 行内容相同，合为一行` : '', unmatched.length > 0 ? `${unmatched.length} 个岗位名称留待以后` : ''].filter(Boolean);
    return `已新建 ${opened} 个岗位，放入 ${laid} 行范本${rest.length > 0 ? `（${rest.join('；')}）` : ''}。`;
  },
  to: ({ laid = 0, merged = [], clashing = [] }: Partial<TemplatesLaid>, _, { category }) =>
    clashing.length > 0 ? told('/risk/mapping', [...categoriesOf(category), ['laid', String(laid)], ...named('merged', merged), ...named('clashing', clashing)]) : '/risk?version=draft',
});

export const copy = verb({
  ...RISK,
  contract: LIST_CONTRACTS.copyItems,
  faults: ({ places }) => (answersIn(places).mappings.some(({ postId }) => postId !== null) ? [] : [{ field: 'places', sentence: '请至少为一个岗位选择复制到哪里。' }]),
  does: async (cx, permit, _, { from, to, places }) => {
    const { sources } = await riskCopy(cx, permit, from, to);
    const pairs = answersIn(places).mappings.flatMap(({ sourcePost, postId }) =>
      postId === null ? [] : sources.filter((source) => source.sourcePost === sourcePost).map((source) => ({ fromPostId: source.postId, toPostId: postId })));
    return made(cx, 'copyItems', [permit, pairs]);
  },
  tells: () => null,
  to: ({ copied = 0, present }: Partial<ItemsCopied>, _, { from, to }) => told('/risk/copy', [['from', from], ['to', to], ['copied', String(copied)], ...named('present', present)]),
});

export const update = verb({
  of: '/risk/library',
  contract: asks.answerUpdate,
  needs: 'risk.edit',
  words: UPDATE_REFUSALS,
  does: (cx, permit, _, { answer, ...seen }) => answerTemplateUpdate(cx, permit, seen, answer === 'take'),
  to: () => '/risk/library/updates',
});
