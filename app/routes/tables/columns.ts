import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { COLUMNS_CONTRACT } from '~/domain/report/contracts';
import { LISTS } from '~/domain/report/lists';
import { hiddenText } from '~/domain/report/listTable';
import { localPath } from '~/platform/web/cookies';
import { columnsCookie } from '~/platform/web/listed';
import { notFound } from '~/platform/web/respond';
import { asked } from '~/verbs/asked';

/** Remembers on this device which columns a list shows, and goes back; needs nobody to be signed in. */
export async function action({ request, params }: ActionFunctionArgs) {
  const list = LISTS.find(({ name }) => name === params.name) ?? notFound();
  const form = await asked(COLUMNS_CONTRACT, request);
  if (!form.ok) return form.response;
  return redirect(localPath(form.value.back) ?? '/', { headers: { 'Set-Cookie': columnsCookie(list.name, hiddenText(list.columns, form.value.shown)) } });
}

export const loader = () => redirect('/');
