import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { WORK_WEEK_REFUSALS } from '~/domain/routine/workWeek';
import { parseDay } from '~/domain/shared/day';
import { explain } from '~/domain/shared/refusal';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refuse } from '~/platform/web/respond';
import { setWorkWeek } from '~/services/routine/setWorkWeek';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

const WorkWeekForm = z.object({
  from: z.string('请选择从哪天起。').transform((text, issue) => {
    const parsed = parseDay(text);
    if (!parsed) issue.addIssue({ code: 'custom', message: '日期不正确，请按年月日选择。' });
    return parsed ?? z.NEVER;
  }),
  weekdays: z.union([z.string(), z.array(z.string())], '请选择每周的开工日。').optional().transform((value) => [value ?? []].flat().map(Number)),
  worksOnHolidays: z.string().optional().transform((value) => value !== undefined),
});

/** Says which days the factory works from a day on. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'calendar.declareStop');
  const form = await parseForm(args.request, WorkWeekForm);
  if (!form.ok) return form.response;
  const result = await setWorkWeek(cx, leave, form.value);
  if (!result.ok) return refuse(explain(WORK_WEEK_REFUSALS, result.refusal), form.values);
  return redirect('/routine/stops');
}
