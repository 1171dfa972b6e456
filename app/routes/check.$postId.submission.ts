import type { ActionFunctionArgs } from '@remix-run/node';
import { takeCheck } from '~/platform/web/takeCheck';

/** A check sent by a phone that kept it: JSON with the record, or the refused form. The same key again is the same record. */
export async function action(args: ActionFunctionArgs) {
  const taken = await takeCheck(args);
  if (taken.ok) return Response.json({ recordId: taken.fact.recordId, number: taken.fact.number });
  return Response.json(taken.response.data, { status: taken.response.init?.status ?? 422 });
}
