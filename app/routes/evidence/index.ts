import type { ActionFunctionArgs } from '@remix-run/node';
import { ACCOUNT_CONTRACTS } from '~/domain/organisation/accountContracts';
import { explain } from '~/domain/shared/refusal';
import { authoriseFactory } from '~/platform/web/authorise';
import { PHOTO_REFUSALS, storePhoto } from '~/services/evidence/storePhoto';
import { asked } from '~/verbs/asked';

/** Takes one photo ahead of its form; answers with its hash, or with the sentence why not. */
export async function action(args: ActionFunctionArgs) {
  const { cx, permit } = await authoriseFactory(args);
  const form = await asked(ACCOUNT_CONTRACTS.sendPhoto, args.request);
  if (!form.ok) return Response.json({ sentence: form.response.data.errors.photo ?? ACCOUNT_CONTRACTS.sendPhoto.fields.photo.missing }, { status: 422 });
  const stored = await storePhoto(cx, permit, form.value.photo);
  if (stored.ok) return Response.json({ hash: stored.fact.hash }, { status: 201 });
  const { status, sentence } = explain(PHOTO_REFUSALS, stored.refusal);
  return Response.json({ sentence }, { status });
}
