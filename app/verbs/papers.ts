import type { Authorised } from '~/domain/organisation/access/authority';
import { PACK_CONTRACT, RENDER_LIST, RENDER_MONTH } from '~/domain/report/contracts';
import { listFile, listFilePath } from '~/domain/report/listFiles';
import { PACK_REFUSALS } from '~/domain/report/packRefusals';
import { parseMonth } from '~/domain/shared/day';
import { decided, type Decision, refused } from '~/domain/shared/decision';
import type { RefusalTexts } from '~/domain/shared/refusal';
import type { Context } from '~/services/context';
import { requestPack } from '~/services/pack/requestPack';
import { requestMonthBook, requestRendering } from '~/services/papers/requestRendering';
import { lengthOf, type WantedPaper } from '~/services/papers/riskDocument';
import { type Moment, type Params, verb } from './verb';

type Refusal = { readonly code: 'notFound' };
const WORDS: RefusalTexts<Refusal> = { notFound: () => ({ status: 404, sentence: '没有找到这一版清单或这个范围。' }) };

const fileIn = (said: string) => listFile(...(said.split(':') as [string, string | undefined]));

/** The part a form names. */
function partIn(said: string): WantedPaper['part'] {
  const [kind, ...rest] = said.split(':');
  const value = rest.join(':') || null;
  return { workshopId: kind === 'workshop' ? value : null, postId: kind === 'post' ? value : null, product: kind === 'product' ? value : null };
}

/** Where a paper of a version lies. */
function pathOf({ versionId, paper, format, part }: WantedPaper): string {
  const query = new URLSearchParams(Object.entries({ workshop: part.workshopId, post: part.postId, product: part.product }).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return `${listFilePath(versionId, paper, format)}${query.size > 0 ? `?${query.toString()}` : ''}`;
}

/** Asks for a paper of a version: a short one opens at once, a long one is rendered apart and its progress shown. */
export const listRendering = verb({
  of: '/risk/versions/:id',
  contract: RENDER_LIST,
  needs: 'papers.view',
  words: WORDS,
  faults: ({ file }) => (fileIn(file) ? [] : [{ field: 'file', sentence: '没有这种文书或格式，请从列出的文件中选择。' }]),
  does: async (cx: Context, permit: Authorised<'papers.view'>, { id = '' }: Params, { file, part }, { origin }: Moment): Promise<Decision<{ readonly id?: string; readonly at?: string }, Refusal>> => {
    const wanted = { ...fileIn(file)!, part: partIn(part), versionId: id, origin };
    const length = await lengthOf(cx, permit, wanted);
    if (length === null) return refused({ code: 'notFound' });
    if (length === 'short') return decided({ at: pathOf(wanted) });
    const asked = await requestRendering(cx, permit, wanted);
    return asked.ok ? decided({ id: asked.fact.renderingId }) : asked;
  },
  to: ({ id, at }) => at ?? `/renderings/${id}`,
});

/** Asks for all papers of a month in one file: rendered apart, its progress shown. */
export const monthRendering = verb({
  of: '/papers/months/:month',
  contract: RENDER_MONTH,
  needs: 'papers.view',
  words: { notFound: () => ({ status: 404, sentence: '没有这个月的文书，或这个月还没有到。' }) } satisfies RefusalTexts<Refusal>,
  does: (cx, permit, { month: said = '' }) => {
    const month = parseMonth(said);
    return month ? requestMonthBook(cx, permit, month) : Promise.resolve(refused<Refusal>({ code: 'notFound' }));
  },
  to: ({ renderingId }) => `/renderings/${renderingId}`,
});

/** Asks for the evidence pack of some days. */
export const packing = verb({
  of: '/papers/packs',
  contract: PACK_CONTRACT,
  needs: 'submission.submit',
  words: PACK_REFUSALS,
  does: (cx, permit, _, { from, to }) => requestPack(cx, permit, { from, to }),
  to: () => '/papers/packs',
});
