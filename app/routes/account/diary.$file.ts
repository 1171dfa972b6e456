import { createHash } from 'node:crypto';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { notFound } from '~/platform/web/respond';
import { diaryFile } from '~/services/channel/diary';

/** A calendar that programs of calendars fetch: by its key, for nobody who is signed in. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const key = /^([\w-]{43})\.ics$/.exec(params.file ?? '')?.[1];
  const text = (key && (await diaryFile(context.cx, key))) || notFound();
  const tag = `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`;
  const headers = { 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': 'private, no-cache', ETag: tag, 'X-Robots-Tag': 'noindex' };
  return request.headers.get('if-none-match') === tag ? new Response(null, { status: 304, headers }) : new Response(text, { headers });
}
