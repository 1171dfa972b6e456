import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { HiddenField } from '~/components/forms/HiddenField';
import { VerbForm } from '~/components/forms/VerbForm';
import { isFormState } from '~/components/forms/state';
import { BigButton } from '~/components/phone/BigButton';
import { TextAreaField } from '~/components/forms/TextAreaField';
import { PhonePage } from '~/components/phone/PhonePage';
import { formatDay, parseDay } from '~/domain/shared/day';
import { POST_DAY_NAMES } from '~/domain/routine/words';
import { postHistory } from '~/pages/routine/postHistory';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import { takeGapReason } from '~/platform/web/takeGapReason';

export const meta: MetaFunction = () => [{ title: '说明未进行原因 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx } = await authorise(args, 'gap.explain');
  const { leave } = await authorise(args, 'check.view');
  const day = parseDay(new URL(args.request.url).searchParams.get('day') ?? '');
  const postId = args.params.postId ?? '';
  const view = day && (await postHistory(cx, leave, postId, day));
  if (!view) notFound();
  return { postId, day, postName: view.postName, state: view.days.find((entry) => entry.day === day)?.state ?? 'nothingDue', ahead: day > leave.today };
}

export async function action(args: ActionFunctionArgs) {
  const taken = await takeGapReason(args);
  return taken.ok ? redirect('/today') : taken.response;
}

export default function Gap() {
  const { postId, day, postName, state, ahead } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <PhonePage title="说明未进行原因" subtitle={`${postName} · ${formatDay(day)}`} back="/today">
      {state === 'missed' || isFormState(answer) ? (
        <VerbForm state={isFormState(answer) ? answer : undefined}>
          <HiddenField name="postId" value={postId} />
          <HiddenField name="day" value={day} />
          <TextAreaField name="reason" label="当天为什么没有检查" required rows={3} help="说明后这一天仍记为未进行，原因一起存档，不能再改。" />
          <BigButton>提交说明</BigButton>
        </VerbForm>
      ) : (
        <p>{ahead ? `${formatDay(day)}还没有到。到了当天仍没有检查的，过后再说明原因。` : `${formatDay(day)}的状态是“${POST_DAY_NAMES[state]}”，不需要说明未进行的原因。`}</p>
      )}
    </PhonePage>
  );
}
