import type { LoaderFunctionArgs } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { handOut } from '~/platform/web/handOut';
import { notFound, untold } from '~/platform/web/respond';
import { TEMPLATE_REFUSALS } from '~/domain/report/wordTemplateRefusals';
import { explain } from '~/domain/shared/refusal';
import { templateFile, trialOf } from '~/services/papers/filledPaper';

/** A template as it was uploaded, or filled with the paper of its kind that was signed last. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'settings.edit');
  const id = args.params.id!;
  if (new URL(args.request.url).pathname.endsWith('/template.docx')) return handOut(cx, permit, (await templateFile(cx, permit, id)) ?? notFound(), 'docx');
  const trial = (await trialOf(cx, permit, id)) ?? notFound();
  return trial.ok ? handOut(cx, permit, trial.fact, 'docx') : untold(explain(TEMPLATE_REFUSALS, trial.refusal));
}
