import type { ActionFunctionArgs } from '@remix-run/node';
import { SUBMIT_REFUSALS } from '~/domain/routine/refusals';
import { explain } from '~/domain/shared/refusal';
import { storeAnswerPhotos } from '~/services/evidence/storeAnswerPhotos';
import { type CheckSubmitted, submitCheck } from '~/services/routine/submitCheck';
import { authorise } from './authorise';
import { CheckForm, postedAnswers, refusePhotos, withPhotos } from './checkForm';
import { parseForm } from './form';
import { notFound, refuse } from './respond';

/** Takes a posted check, from the page's own form or from a phone that kept it: the record, or the refused form with everything typed. */
export async function takeCheck(args: ActionFunctionArgs): Promise<{ ok: true; fact: CheckSubmitted } | { ok: false; response: ReturnType<typeof refuse> }> {
  const { cx, leave } = await authorise(args, 'check.submit');
  const form = await parseForm(args.request, CheckForm);
  if (!form.ok) return form;
  const { answers, files } = postedAnswers(form.value);
  const stored = await storeAnswerPhotos(cx, leave, answers, files);
  if (!stored.ok) return { ok: false, response: refusePhotos(stored.refusal, form.values) };
  const result = await submitCheck(cx, leave, { ...form.value, postId: args.params.postId ?? '', answers: stored.fact });
  if (result.ok) return result;
  if (result.refusal.code === 'notFound') notFound();
  return { ok: false, response: refuse(explain(SUBMIT_REFUSALS, result.refusal), withPhotos(form.values, stored.fact)) };
}
