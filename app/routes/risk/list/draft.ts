import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { authorise } from '~/platform/web/authorise';
import { refuseRisk } from '~/platform/web/riskForms';
import { startDraft } from '~/services/risk/list/startDraft';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

/** Starts the next draft of the list. */
export async function action(args: ActionFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  const result = await startDraft(cx, permit);
  return result.ok || result.refusal.code === 'draftExists' ? redirect('/risk?version=draft') : refuseRisk({ cx, permit }, result.refusal, {});
}
