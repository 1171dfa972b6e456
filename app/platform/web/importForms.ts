import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import type { z } from 'zod';
import type { Authorised } from '~/domain/organisation/access/authority';
import { explain, type RefusalText } from '~/domain/shared/refusal';
import type { Context } from '~/services/context';
import { arrangeImport, type Arrangement } from '~/services/risk/import/arrangeImport';
import { importNow } from '~/services/risk/import/importNow';
import { type ImportRefusal, IMPORT_REFUSALS } from '~/services/risk/import/refusals';
import type { FormState } from '~/components/forms/state';
import { authorise, type FactoryVisitor } from './authorise';
import { parseForm } from './form';
import { notFound, refuse } from './respond';
import { VersionField } from './riskForms';

/** Refusals that come of somebody else having been first. */
const MOVED: readonly ImportRefusal['code'][] = ['stagedMoved', 'alreadyTaken'];

/** Answers a refused verb of an import; one that is not there is the 404 page, one that moved on is told as it is arranged now. */
export async function refuseImport(cx: Pick<Context, 'store'>, permit: Authorised<'risk.edit'>, importId: string, refusal: ImportRefusal, values: FormState['values']) {
  if (refusal.code === 'notFound') notFound();
  return refuse(explain(IMPORT_REFUSALS, refusal), values, MOVED.includes(refusal.code) ? await importNow(cx, permit, importId) : undefined);
}

/** The version of the import as the form showed it; part of every choice about it. */
export const SEEN_IMPORT = { version: VersionField };

/** A route that takes one choice about a staged import, as it was seen, and leads back to its comparison. */
export const arrangingBy = <S extends z.ZodType<{ readonly version: number }>>(schema: S, arrangementOf: (value: z.output<S>, who: FactoryVisitor) => Arrangement | RefusalText) =>
  async function action(args: ActionFunctionArgs) {
    const who = await authorise(args, 'risk.edit');
    const form = await parseForm(args.request, schema);
    if (!form.ok) return form.response;
    const id = args.params.id!;
    const arrangement = arrangementOf(form.value, who);
    if ('sentence' in arrangement) return refuse(arrangement, form.values);
    const result = await arrangeImport(who.cx, who.permit, id, form.value.version, arrangement);
    return result.ok ? redirect(`/risk/import/${id}`) : refuseImport(who.cx, who.permit, id, result.refusal, form.values);
  };
