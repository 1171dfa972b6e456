import { type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { dayField, Version, words } from '~/components/routine/forms';
import { resolutionNow } from '~/pages/routine/meetingNow';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refusePaper } from '~/platform/web/refusePaper';
import { completeResolution } from '~/services/routine/completeResolution';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

const Form = z.object({ version: Version, doneOn: dayField('请填写完成日期。'), doneNote: words(500, '请写明完成情况。') });

/** Records that a resolution was carried out; the page it was posted from shows it again. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'resolution.complete');
  const form = await parseForm(args.request, Form);
  if (!form.ok) return form.response;
  const result = await completeResolution(cx, leave, args.params.id!, form.value);
  return result.ok ? { id: result.fact.id } : refusePaper(result.refusal, form.values, await resolutionNow(cx, leave, args.params.id!));
}
