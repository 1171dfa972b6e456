import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { gridValues } from '~/domain/risk/list/gridValues';
import { TEXT_LIMITS } from '~/domain/risk/import/fields';
import { RISK_REFUSALS } from '~/domain/risk/refusals';
import { DIMENSIONS, FREQUENCIES, MEASURE_KINDS, STAGES } from '~/domain/risk/types';
import { explain } from '~/domain/shared/refusal';
import { riskGrid } from '~/pages/risk/list/riskGrid';
import { authorise } from '~/platform/web/authorise';
import { jsonOf } from '~/platform/web/form';
import { editRows, ROWS_PER_BATCH } from '~/services/risk/list/editRows';

/** The rows of the draft behind a place (`?after=`), as the sheet shows them; 409 where the sheet is of another draft (`?version=`). */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  const { searchParams } = new URL(args.request.url);
  const grid = await riskGrid(cx, permit, searchParams.get('after'));
  const version = searchParams.get('version');
  if (version !== null && grid?.versionId !== version) return Response.json({ sentence: '这份草稿已经发布或换了新的一份，请刷新页面。' }, { status: 409 });
  return Response.json({ rows: grid?.rows ?? [], next: grid?.next ?? null });
}

const text = z.string().max(5_000);
const RowsForm = z.object({
  rows: z
    .array(
      z.object({
        id: z.string().max(64),
        version: z.number().int().positive(),
        set: z
          .object({
            postId: z.string(), stage: z.enum(STAGES), dimension: z.enum(DIMENSIONS), frequency: z.enum(FREQUENCIES), product: text, riskPoint: text, failure: text, consequence: text,
            checkContent: text, method: text, criterion: text, criterionCondition: text, measured: text, measures: z.array(z.object({ kind: z.enum(MEASURE_KINDS), text })).max(TEXT_LIMITS.measures),
          })
          .partial(),
      }),
    )
    .min(1)
    .max(ROWS_PER_BATCH),
});

/** Saves changed cells of the sheet: what was saved, and every other row with its reason. Where none was saved, the answer has the status of the first reason. */
export async function action(args: ActionFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  const body = RowsForm.safeParse(await jsonOf(args.request));
  if (!body.success) return Response.json({ saved: [], refused: [], sentence: '没有保存：内容不完整，请刷新后重试。' }, { status: 422 });
  const result = await editRows(cx, permit, body.data.rows);
  if (!result.ok) {
    const { status, sentence } = explain(RISK_REFUSALS, result.refusal);
    return Response.json({ saved: [], refused: [], sentence }, { status });
  }
  const { saved, refused } = result.fact;
  const answer = { saved, refused: refused.map(({ current, ...row }) => ({ ...row, current: current && { version: current.version, values: gridValues(current, (postId) => postId) } })), sentence: null };
  return Response.json(answer, { status: saved.length > 0 ? 200 : (refused[0]?.status ?? 200) });
}
