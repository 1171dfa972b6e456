import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ContractForm } from '~/components/forms/ContractForm';
import { phoneLook } from '~/components/phone/look';
import { PhonePage } from '~/components/phone/PhonePage';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import { formatDay, parseDay } from '~/domain/shared/day';
import { POST_DAY_NAMES } from '~/domain/routine/words';
import { postHistory } from '~/pages/routine/postHistory';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';

export const meta: MetaFunction = () => [{ title: '说明未进行原因 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx } = await authorise(args, 'gap.explain');
  const { permit } = await authorise(args, 'check.view');
  const { searchParams } = new URL(args.request.url);
  const day = parseDay(searchParams.get('day') ?? '');
  const turn = searchParams.get('turn') ?? '';
  const postId = args.params.postId ?? '';
  const view = day && (await postHistory(cx, permit, postId, day));
  if (!view) notFound();
  const of = view.days.find((entry) => entry.day === day && entry.turn === turn);
  return { postId, day, turn, shift: of?.shift ?? '', postName: view.postName, state: of?.state ?? 'nothingDue' as const, ahead: day > permit.today };
}

export default function Gap() {
  const { postId, day, turn, shift, postName, state, ahead } = useLoaderData<typeof loader>();
  return (
    <PhonePage title="说明未进行原因" subtitle={`${postName} · ${formatDay(day)} ${shift}`} back="/today">
      {state === 'missed' ? (
        <ContractForm contract={ROUTINE_CONTRACTS.explainGap} of={`/routine/days/${day}`} look={phoneLook('/today')} known={{ postId: { value: postId }, turn: { value: turn } }} />
      ) : (
        <p>{ahead ? `${formatDay(day)}还没有到。到了当天仍没有检查的，过后再说明原因。` : `${formatDay(day)}的状态是“${POST_DAY_NAMES[state]}”，不需要说明未进行的原因。`}</p>
      )}
    </PhonePage>
  );
}
