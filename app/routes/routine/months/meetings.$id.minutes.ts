import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { dayField, Version, words } from '~/components/routine/forms';
import { instantAt } from '~/domain/shared/instant';
import { meetingNow } from '~/pages/routine/meetingNow';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refusePaper } from '~/platform/web/refusePaper';
import { notFound } from '~/platform/web/respond';
import { editMonth } from '~/services/routine/monthPapers';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

const Form = z.object({
  version: Version,
  place: words(100),
  heldDay: dayField('请填写会议日期。'),
  heldTime: z.string('请填写会议时间。').regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请按 24 小时制填写时间，例如 14:30。'),
  chairId: z.string('请选择主持人。'),
  recorderId: z.string('请选择记录人。'),
  attendees: z.union([z.string().transform((id) => [id]), z.array(z.string())], '请选择参会人员。').optional().default([]),
  problems: words(2000),
  rectification: words(2000),
  unsolved: words(2000),
  dispatch: words(2000),
  other: words(2000),
  measures: words(2000),
});

/** Saves the minutes; a version that moved on is answered with what stands now. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'monthly.compile');
  const form = await parseForm(args.request, Form);
  if (!form.ok) return form.response;
  const { version, place, heldDay, heldTime, chairId, recorderId, attendees, ...blocks } = form.value;
  const id = args.params.id!;
  const result = await editMonth(cx, leave, id, { version, place, heldAt: instantAt(heldDay, heldTime), chairId, recorderId, attendees, words: blocks });
  const meeting = (await meetingNow(cx, leave, { id })) ?? notFound();
  return result.ok ? redirect(`/routine/months/${meeting.month}?meeting=${id}`) : refusePaper(result.refusal, form.values, meeting.now);
}
