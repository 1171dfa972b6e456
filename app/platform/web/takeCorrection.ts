import type { ActionFunctionArgs } from '@remix-run/node';
import { CORRECT_REFUSALS } from '~/domain/routine/refusals';
import { explain } from '~/domain/shared/refusal';
import { storeAnswerPhotos } from '~/services/evidence/storeAnswerPhotos';
import { type CheckCorrected, correctCheck } from '~/services/routine/correctCheck';
import { authorise } from './authorise';
import { CorrectionForm, postedAnswers, refusePhotos, withPhotos } from './checkForm';
import { parseForm } from './form';
import { notFound, refuse } from './respond';

/** Takes a posted correction of the record in `params.id`, from desk or phone. */
export async function takeCorrection(args: ActionFunctionArgs): Promise<{ ok: true; fact: CheckCorrected } | { ok: false; response: ReturnType<typeof refuse> }> {
  const { cx, leave } = await authorise(args, 'check.correct');
  const form = await parseForm(args.request, CorrectionForm);
  if (!form.ok) return form;
  const { answers, files } = postedAnswers(form.value);
  const stored = await storeAnswerPhotos(cx, leave, answers, files);
  if (!stored.ok) return { ok: false, response: refusePhotos(stored.refusal, form.values) };
  const result = await correctCheck(cx, leave, args.params.id ?? '', { ...form.value, answers: stored.fact });
  if (result.ok) return result;
  if (result.refusal.code === 'notFound') notFound();
  return { ok: false, response: refuse(explain(CORRECT_REFUSALS, result.refusal), withPhotos(form.values, stored.fact)) };
}
