import { ROUTINE_CONTRACTS as asks } from '~/domain/routine/contracts';
import { type GapRefusal, rowOf } from '~/domain/routine/gap';
import { PAPER_REFUSALS } from '~/domain/routine/paperRefusals';
import { periodName } from '~/domain/routine/periodKind';
import { isTurnKey, turnWords } from '~/domain/routine/turn';
import { GAP_REFUSALS } from '~/domain/routine/refusals';
import { formatDay, parseDay, parseMonth } from '~/domain/shared/day';
import { decided } from '~/domain/shared/decision';
import { rowFaults, type RowLeft, type RowSaid, rowsSaid, tellLeft } from '~/domain/shared/several';
import { papersToSign } from '~/pages/routine/papersToSign';
import { resolutionsOfMine } from '~/pages/routine/resolutionsOfMine';
import { notFound } from '~/platform/web/respond';
import { completeResolutions } from '~/services/routine/completeResolutions';
import { explainGaps, type GapLeft, type GapSaid } from '~/services/routine/explainGaps';
import { type PaperSigned, signPapers } from '~/services/routine/signPapers';
import type { NotDone } from '~/services/severally';
import { textOf, verb } from './verb';

const gapFaults = rowFaults({ act: '说明', none: '请勾选要说明的岗位和日期，或在各行写明原因。', wordless: '有勾选的行没有写原因：请填写相同的原因，或在该行写明。' });

/** What a row of gaps names: post and day, or `week` or `month` and the period; null for no day. */
function gapOf({ id, words: reason }: RowSaid): GapSaid | null {
  const [of = '', on = '', turn = ''] = id.split('~');
  const day = parseDay(on);
  const period = of === 'month' ? parseMonth(on) : day;
  if (of === 'week' || of === 'month') return period && { kind: of, period, reason };
  return day && isTurnKey(turn) ? { postId: of, day, turn, reason } : null;
}

/** A row that was not filed, in words. */
const gapLeft = ({ row, refusal }: NotDone<GapSaid, GapLeft>): RowLeft =>
  'kind' in row
    ? { id: `${row.kind}~${row.period}`, name: periodName(row.kind, row.period), text: textOf(PAPER_REFUSALS, refusal as Exclude<GapLeft, GapRefusal>) }
    : { id: rowOf(row), name: [formatDay(row.day), turnWords(row)].filter(Boolean).join(' '), text: textOf(GAP_REFUSALS, refusal as GapRefusal) };

/** The reasons of several days, weeks and months. */
export const gapReasons = verb({
  of: '/routine/gaps',
  contract: asks.explainGaps,
  needs: 'gap.explain',
  each: true,
  words: {},
  faults: (input) => [...gapFaults(input), ...(rowsSaid(input).every(gapOf) ? [] : [{ field: 'same', sentence: '有一行的日期不正确，请刷新后重试。' }])],
  does: async (cx, permit, _, input, { key }) => decided(await explainGaps(cx, permit, rowsSaid(input).flatMap((row) => gapOf(row) ?? []), key)),
  left: ({ filed, left }) => tellLeft('保存', filed, left.map(gapLeft)),
  tells: () => null,
  to: ({ filed }) => `/routine/gaps?filed=${filed}`,
});

/** The paper that a row names. */
function paperOf({ id: row, words, seen }: RowSaid): PaperSigned {
  const [kind = '', id = ''] = row.split('~');
  return kind === 'weekly' || kind === 'monthly' ? { paper: kind, id, words, version: seen } : notFound();
}

/** A name under several weekly reports and minutes. */
export const signatures = verb({
  of: '/routine/signing',
  contract: asks.signPapers,
  needs: 'weekly.sign',
  each: true,
  words: {},
  faults: rowFaults({ act: '签字', none: '请勾选要签字的文书。', wordless: null }),
  does: async (cx, permit, _, input, { key, may }) => decided(await signPapers(cx, { weekly: permit, monthly: may('monthly.sign') ?? notFound() }, rowsSaid(input).map(paperOf), key)),
  left: async ({ done, left }, cx, permit) => {
    const { papers } = await papersToSign(cx, permit);
    const numberOf = (id: string): string => papers.find((paper) => paper.id === id)?.number ?? '已不在这一页的文书';
    return tellLeft('签字', done, left.map(({ row: { paper, id }, refusal }) => ({ id: `${paper}~${id}`, name: numberOf(id), text: textOf(PAPER_REFUSALS, refusal) })));
  },
  tells: () => null,
  to: ({ done }) => `/routine/signing?signed=${done}`,
});

/** Several resolutions that were carried out on one day. */
export const resolutionsCompletion = verb({
  of: '/routine/resolutions',
  contract: asks.completeResolutions,
  needs: 'resolution.complete',
  each: true,
  words: {},
  faults: rowFaults({ act: '登记', none: '请勾选已经完成的决议，或在各项写明完成情况。', wordless: '有勾选的决议没有写完成情况：请填写相同的完成情况，或在该项写明。' }),
  does: async (cx, permit, _, { doneOn, ...input }, { key }) =>
    decided(await completeResolutions(cx, permit, rowsSaid(input).map(({ id, words, seen }) => ({ id, doneOn, doneNote: words, version: seen })), key)),
  left: async ({ done, left }, cx, permit) => {
    const mine = await resolutionsOfMine(cx, permit);
    const nameOf = (id: string): string => mine.find((resolution) => resolution.id === id)?.content ?? '已不在这一页的决议';
    return tellLeft('登记', done, left.map(({ row: { id }, refusal }) => ({ id, name: nameOf(id), text: textOf(PAPER_REFUSALS, refusal) })));
  },
  tells: () => null,
  to: ({ done }) => `/routine/resolutions?done=${done}`,
});
