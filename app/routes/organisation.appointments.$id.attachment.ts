import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { explain } from '~/domain/shared/refusal';
import { ORGANISATION_REFUSALS } from '~/domain/organisation/refusals';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { PaperForm } from '~/platform/web/organisationForms';
import { notFound, refuse } from '~/platform/web/respond';
import { PAPER_REFUSALS } from '~/services/evidence/paperRefusals';
import { attachPaper } from '~/services/organisation/attachPaper';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Attaches the paper of an appointment (任命文件). */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'organisation.manage');
  const form = await parseForm(args.request, PaperForm);
  if (!form.ok) return form.response;
  const { paper } = form.value;
  const result = await attachPaper(cx, leave, args.params.id!, { paper: { name: paper.name, bytes: new Uint8Array(await paper.arrayBuffer()) } });
  if (!result.ok) {
    if (result.refusal.code === 'notFound') notFound();
    return refuse(explain({ ...ORGANISATION_REFUSALS, ...PAPER_REFUSALS }, result.refusal), form.values);
  }
  return redirect('/organisation/appointments');
}
