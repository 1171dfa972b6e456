import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { explain } from '~/domain/shared/refusal';
import { ORGANISATION_REFUSALS } from '~/domain/organisation/refusals';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { PaperForm } from '~/platform/web/organisationForms';
import { notFound, refuse } from '~/platform/web/respond';
import { PAPER_REFUSALS } from '~/services/evidence/paperRefusals';
import { attachPaper } from '~/services/organisation/attachPaper';
import { readPaper } from '~/services/organisation/readPaper';

/** The paper of an appointment as it was handed in. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, leave } = await authorise(args, 'organisation.view');
  const paper = (await readPaper(cx, leave, args.params.id!)) ?? notFound();
  return new Response(new Uint8Array(paper.bytes), {
    headers: {
      'Content-Type': paper.mediaType,
      'Content-Disposition': `inline; filename="paper"; filename*=UTF-8''${encodeURIComponent(paper.name)}`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

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
