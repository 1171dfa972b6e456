import type { LoaderFunctionArgs } from '@remix-run/node';
import { TEMPLATE_REFUSALS } from '~/domain/report/wordTemplateRefusals';
import { explain } from '~/domain/shared/refusal';
import { authorise } from '~/platform/web/authorise';
import { handOut } from '~/platform/web/handOut';
import { notFound, untold } from '~/platform/web/respond';
import { filledPaper } from '~/services/papers/filledPaper';

/** A paper of the register in the Word template of its kind. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'papers.view');
  const filled = (await filledPaper(cx, permit, args.params.id!)) ?? notFound();
  return filled.ok ? handOut(cx, permit, filled.fact, 'docx') : untold(explain(TEMPLATE_REFUSALS, filled.refusal));
}
