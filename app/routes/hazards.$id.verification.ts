import type { ActionFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { answerHazard, VerificationForm, refusePhoto } from '~/platform/web/hazardForms';
import { preparePhotos } from '~/services/evidence/storePhoto';
import { verifyHazard } from '~/services/hazards/verifyHazard';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** 验收 */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'hazard.verify');
  const form = await parseForm(args.request, VerificationForm);
  if (!form.ok) return form.response;
  const prepared = await preparePhotos(cx, leave, form.value.photos);
  if (!prepared.ok) return refusePhoto(prepared.refusal, form.values);
  const input = { ...form.value, photos: prepared.fact.map(({ hash }) => hash) };
  return answerHazard(await verifyHazard(cx, leave, args.params.id!, input, prepared.fact), form.values);
}
