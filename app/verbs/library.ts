import { LIBRARY_CONTRACTS as asks } from '~/domain/risk/library/contracts';
import { type EditorPermit, goneStanding, LIBRARY_REFUSALS, type LibraryRefusal, rowStanding } from '~/domain/risk/library/libraryEdit';
import type { Context } from '~/services/context';
import { releaseEdition } from '~/services/library/releaseEdition';
import { retireTemplateRow } from '~/services/library/retireTemplateRow';
import { startEdition } from '~/services/library/startEdition';
import { writeTemplateRow } from '~/services/library/writeTemplateRow';
import { type Params, verb } from './verb';

const EDITOR = { of: '/library', needs: 'editor', words: LIBRARY_REFUSALS, to: () => '/library' } as const;
const ROW = {
  ...EDITOR,
  of: '/library/:category/rows/:key',
  now: async (_cx: Context, _permit: EditorPermit, _params: Params, refusal: LibraryRefusal) =>
    refusal.code === 'rowMoved' ? rowStanding(refusal.current, refusal.change) : refusal.code === 'rowGone' ? goneStanding(refusal.change) : undefined,
  to: (_: unknown, { category }: Params) => `/library/${category}`,
} as const;

export const editionStart = verb({ ...EDITOR, contract: asks.startEdition, does: (cx, permit) => startEdition(cx, permit) });
export const editionRelease = verb({ ...EDITOR, contract: asks.releaseEdition, does: (cx, permit, _, { reason }) => releaseEdition(cx, permit, reason) });

export const templateRow = verb({
  ...ROW,
  contract: asks.writeRow,
  does: (cx, permit, { category = '', key = '' }, { reason, seen, standard, clause, limitEdition, ...row }) =>
    writeTemplateRow(cx, permit, category, key === 'new' ? null : key, { ...row, limit: { standard, clause, edition: limitEdition } }, reason, seen),
});
export const templateRowRetirement = verb({
  ...ROW, contract: asks.retireRow, does: (cx, permit, { category = '', key = '' }, { retireReason, seen }) => retireTemplateRow(cx, permit, category, key === 'new' ? '' : key, retireReason, seen),
});
