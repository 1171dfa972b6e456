import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { refuseOrganisation } from '~/platform/web/refuseOrganisation';
import { notFound } from '~/platform/web/respond';
import { closePost } from '~/services/organisation/closePost';
import { closeTeam } from '~/services/organisation/closeTeam';
import { closeWorkshop } from '~/services/organisation/closeWorkshop';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

const CLOSINGS = new Map([['workshops', closeWorkshop], ['teams', closeTeam], ['posts', closePost]]);

export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'organisation.manage');
  const close = CLOSINGS.get(args.params.kind!) ?? notFound();
  const result = await close(cx, leave, args.params.id!);
  if (!result.ok) return refuseOrganisation(result.refusal, {});
  return redirect(`/organisation/${args.params.kind}/${result.fact.id}`);
}
