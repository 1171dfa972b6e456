import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import type { z } from 'zod';
import { explain } from '~/domain/shared/refusal';
import { arrangeImport, type Arrangement } from '~/services/risk/import/arrangeImport';
import { type ImportRefusal, IMPORT_REFUSALS } from '~/services/risk/import/refusals';
import type { FormState } from '~/components/forms/state';
import { authorise } from './authorise';
import { parseForm } from './form';
import { notFound, refuse } from './respond';

/** Answers a refused verb of an import; one that is not there is the 404 page. */
export function refuseImport(refusal: ImportRefusal, values: FormState['values']) {
  if (refusal.code === 'notFound') notFound();
  return refuse(explain(IMPORT_REFUSALS, refusal), values);
}

/** A route that takes one choice about a staged import and leads back to its comparison. */
export const arrangingBy = <S extends z.ZodType>(schema: S, arrangementOf: (value: z.output<S>) => Arrangement) =>
  async function action(args: ActionFunctionArgs) {
    const { cx, leave } = await authorise(args, 'risk.edit');
    const form = await parseForm(args.request, schema);
    if (!form.ok) return form.response;
    const id = args.params.id!;
    const result = await arrangeImport(cx, leave, id, arrangementOf(form.value));
    return result.ok ? redirect(`/risk/import/${id}`) : refuseImport(result.refusal, form.values);
  };
