import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { postOfCode } from '~/pages/routine/postOfCode';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';

/** A post's QR code: opens its check. A code of another factory, or of none, is not found. */
export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'check.submit');
  const postId = await postOfCode(cx, permit, args.params.code ?? '');
  if (!postId) notFound();
  return redirect(`/check/${postId}`);
}

/** Never drawn: a code leads to its check, or to the page of what is not found. */
export default function Code() {
  return null;
}
