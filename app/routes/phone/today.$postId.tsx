import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BigLink } from '~/components/phone/BigLink';
import { PhonePage } from '~/components/phone/PhonePage';
import { PostDayMark } from '~/components/ui/PostDayMark';
import { addDays, formatDay, parseDay } from '~/domain/shared/day';
import { POST_DAY_NAMES } from '~/domain/routine/words';
import { postHistory } from '~/pages/routine/postHistory';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import checkCss from '~/styles/check.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: checkCss }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.postName ?? '岗位'} 记录 · 质安` }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'check.view');
  const asked = new URL(args.request.url).searchParams.get('to');
  const to = asked ? parseDay(asked) : permit.today;
  const view = to && (await postHistory(cx, permit, args.params.postId ?? '', to));
  if (!view) notFound();
  return view;
}

export default function PostHistory() {
  const { postName, workshopName, days, from } = useLoaderData<typeof loader>();
  return (
    <PhonePage title={`${postName} 记录`} subtitle={workshopName} back="/today">
      {days.length === 0 ? <p>{formatDay(from)}以来没有应检的日子。</p> : null}
      <ul className="ph-list">
        {days.map(({ day, turn, shift, state, recordId, number, by, gapReason }) => {
          const told = number ? `${number} · ${by}` : gapReason ? `${POST_DAY_NAMES[state]}：${gapReason}` : POST_DAY_NAMES[state];
          const row = (
            <>
              <PostDayMark state={state} size={22} />
              <span>
                {formatDay(day)} {shift}
                <small>{told}</small>
              </span>
            </>
          );
          return (
            <li key={`${day} ${turn}`} className={recordId ? undefined : 'missed-row'}>
              {recordId ? (
                <a className="ph-row" href={`/records/${recordId}`}>
                  {row}
                </a>
              ) : (
                row
              )}
            </li>
          );
        })}
      </ul>
      <BigLink to={`?to=${addDays(from, -1)}`} plain>
        更早的记录
      </BigLink>
    </PhonePage>
  );
}
