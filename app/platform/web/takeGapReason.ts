import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { GAP_REFUSALS } from '~/domain/routine/refusals';
import { type Day, parseDay } from '~/domain/shared/day';
import { explain } from '~/domain/shared/refusal';
import { explainGap } from '~/services/routine/explainGap';
import { authorise } from './authorise';
import { parseForm } from './form';
import { notFound, refuse } from './respond';

const GapForm = z.object({
  postId: z.string('请选择岗位。'),
  day: z.string('日期不正确。').refine((text) => parseDay(text) !== null, '日期不正确。').transform((text) => text as Day),
  reason: z.string('请写明当天没有进行检查的原因。').trim().min(1, '请写明当天没有进行检查的原因。').max(500, '请控制在 500 字以内。'),
});

/** Takes the reason of a day that was not done, from desk or phone. */
export async function takeGapReason(args: ActionFunctionArgs): Promise<{ ok: true } | { ok: false; response: ReturnType<typeof refuse> }> {
  const { cx, leave } = await authorise(args, 'gap.explain');
  const form = await parseForm(args.request, GapForm);
  if (!form.ok) return form;
  const { postId, day, reason } = form.value;
  const result = await explainGap(cx, leave, postId, day, reason);
  if (result.ok) return { ok: true };
  if (result.refusal.code === 'notFound') notFound();
  return { ok: false, response: refuse(explain(GAP_REFUSALS, result.refusal), form.values) };
}
