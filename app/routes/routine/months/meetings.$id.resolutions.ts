import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { dayField, Version, words } from '~/components/routine/forms';
import { meetingNow } from '~/pages/routine/meetingNow';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refusePaper } from '~/platform/web/refusePaper';
import { notFound } from '~/platform/web/respond';
import { addResolution } from '~/services/routine/addResolution';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

const Form = z.object({ version: Version, content: words(500, '请写明决议内容。'), ownerId: z.string('请选择责任人。'), dueDay: dayField('请填写完成期限。') });

/** Adds a resolution to minutes nobody has signed. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'monthly.compile');
  const form = await parseForm(args.request, Form);
  if (!form.ok) return form.response;
  const id = args.params.id!;
  const result = await addResolution(cx, leave, id, form.value);
  const { month, now } = (await meetingNow(cx, leave, { id })) ?? notFound();
  if (!result.ok) return refusePaper(result.refusal, form.values, now);
  return redirect(`/routine/months/${month}?meeting=${id}`);
}
