import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { explain } from '~/domain/shared/refusal';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { PHOTO_REFUSALS, storePhoto } from '~/services/evidence/storePhoto';

const PhotoForm = z.object({ photo: z.instanceof(File, { message: '没有收到照片，请重新选择。' }) });

/** Takes one photo ahead of its form; answers with its hash, or with the sentence why not. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'hazard.register');
  const form = await parseForm(args.request, PhotoForm);
  if (!form.ok) return Response.json({ sentence: form.response.data.errors.photo ?? '没有收到照片，请重新选择。' }, { status: 422 });
  const stored = await storePhoto(cx, leave, form.value.photo);
  if (stored.ok) return Response.json({ hash: stored.fact.hash }, { status: 201 });
  const { status, sentence } = explain(PHOTO_REFUSALS, stored.refusal);
  return Response.json({ sentence }, { status });
}
