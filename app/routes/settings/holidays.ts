import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { HOLIDAY_REFUSALS, readDayLines, readHolidayFile } from '~/domain/routine/holidays';
import { explain } from '~/domain/shared/refusal';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refuse } from '~/platform/web/respond';
import { setHolidays } from '~/services/routine/setHolidays';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

const MOST_BYTES = 100 * 1024;
const lines = z.string().max(10_000, '最多 10000 个字，请一段日期写一行。').default('');

const HolidaysForm = z
  .object({
    year: z.string('请填写年份。').trim().default(''),
    holidays: lines,
    makeUpDays: lines,
    file: z.instanceof(File, { message: '请选择数据文件。' }).refine((file) => file.size <= MOST_BYTES, '数据文件不能超过 100 KB。').optional(),
  })
  .superRefine(({ year, file }, context) => {
    if (!file?.name && !/^\d{4}$/.test(year)) context.addIssue({ code: 'custom', path: ['year'], message: '请填写四位数的年份。' });
  });

/** What was sent: the file where there is one, else what was typed. */
async function wantedOf({ year, holidays, makeUpDays, file }: z.output<typeof HolidaysForm>) {
  if (file?.name) return readHolidayFile(await file.text());
  const [off, worked] = [readDayLines('holidays', holidays), readDayLines('makeUpDays', makeUpDays)];
  if (!off.ok) return off;
  return worked.ok ? { ok: true as const, fact: { year: Number(year), holidays: off.fact, makeUpDays: worked.fact } } : worked;
}

/** Takes the published holidays and make-up days of a year into the factory's calendar. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'settings.edit');
  const form = await parseForm(args.request, HolidaysForm);
  if (!form.ok) return form.response;
  const wanted = await wantedOf(form.value);
  const result = wanted.ok ? await setHolidays(cx, leave, wanted.fact) : wanted;
  return result.ok ? redirect('/settings') : refuse(explain(HOLIDAY_REFUSALS, result.refusal), form.values);
}
