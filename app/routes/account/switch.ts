import { type ActionFunctionArgs, redirect, redirectDocument } from '@remix-run/node';
import { ACCOUNT_CONTRACTS } from '~/domain/organisation/accountContracts';
import { authoriseMember } from '~/platform/web/authorise';
import { localPath } from '~/platform/web/cookies';
import { notFound } from '~/platform/web/respond';
import { actIn } from '~/services/session/sessions';
import { asked } from '~/verbs/asked';

/** Goes on in another of the person's factories, at `next` where one of its pages is asked for; a factory one does not belong to does not exist. */
export async function action(args: ActionFunctionArgs) {
  const who = await authoriseMember(args);
  const form = await asked(ACCOUNT_CONTRACTS.goOn, args.request);
  const chosen = form.ok ? who.memberships.find((one) => one.enterpriseId === form.value.enterpriseId) : undefined;
  await actIn(args.context.cx, who, chosen ?? notFound());
  return redirectDocument(localPath(form.ok ? form.value.next : '') ?? '/?here=1');
}

export const loader = () => redirect('/');
