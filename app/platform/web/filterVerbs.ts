import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { FILTER_REFUSALS, type FilterRefusal } from '~/domain/organisation/savedFilter';
import type { FormState } from '~/components/forms/state';
import { explain } from '~/domain/shared/refusal';
import { dropFilter } from '~/services/filters/dropFilter';
import { keepFilter } from '~/services/filters/keepFilter';
import { authorise } from './authorise';
import { parseForm } from './form';
import { notFound, refuse } from './respond';

const KeepForm = z.object({ name: z.string({ error: '请给这个筛选起个名称。' }), query: z.string().max(1000, '筛选条件最多 1000 个字，请减少条件。').default('') });

const LISTS = { risk: { view: 'risk.view', path: '/risk' }, hazards: { view: 'hazard.view', path: '/hazards' } } as const;

function refuseFilter(refusal: FilterRefusal, values: FormState['values']) {
  if (refusal.code === 'notFound') notFound();
  return refuse(explain(FILTER_REFUSALS, refusal), values);
}

/** The action that keeps a filter of a list under a name. `clean` leaves of a question what the list understands. */
export const keepsFilter = (list: keyof typeof LISTS, clean: (query: string) => string) => async (args: ActionFunctionArgs) => {
  const { cx, leave } = await authorise(args, LISTS[list].view);
  const form = await parseForm(args.request, KeepForm);
  if (!form.ok) return form.response;
  const query = clean(form.value.query);
  const result = await keepFilter(cx, leave, list, { name: form.value.name, query });
  return result.ok ? redirect(`${LISTS[list].path}?${query}`) : refuseFilter(result.refusal, form.values);
};

/** The action that drops one of the person's own filters of a list. */
export const dropsFilter = (list: keyof typeof LISTS) => async (args: ActionFunctionArgs) => {
  const { cx, leave } = await authorise(args, LISTS[list].view);
  const result = await dropFilter(cx, leave, list, args.params.id ?? '');
  return result.ok ? { dropped: result.fact.name } : refuseFilter(result.refusal, {});
};
