import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CheckForm } from '~/components/check/CheckForm';
import { NothingDue } from '~/components/check/NothingDue';
import { TimeLimit } from '~/components/check/TimeLimit';
import { isFormState } from '~/components/forms/state';
import type { PhoneHandle } from '~/components/phone/ofPhone';
import { PhonePage } from '~/components/phone/PhonePage';
import { typeSizeOf } from '~/components/phone/typeSize';
import { shownAs } from '~/domain/routine/sheet';
import { lastDayOf } from '~/domain/routine/turn';
import { formatDay, parseDay } from '~/domain/shared/day';
import { signingView } from '~/pages/organisation/signingView';
import { dutyNow } from '~/pages/routine/dutyNow';
import { checkPage } from '~/pages/routine/checkPage';
import { authorise } from '~/platform/web/authorise';
import { cookieValue } from '~/platform/web/cookies';
import { notFound } from '~/platform/web/respond';
import { markOpened } from '~/services/routine/sheetMark';
import checkCss from '~/styles/check.css?url';
import { check } from '~/verbs/routine';

export const handle: PhoneHandle = { phone: true, alone: true };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: checkCss }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data ? `${data.sheet.postName} ` : ''}检查 · 质安` }];

export async function loader(args: LoaderFunctionArgs) {
  const visitor = await authorise(args, 'check.submit');
  const { cx, permit } = visitor;
  const { searchParams } = new URL(args.request.url);
  const postId = args.params.postId ?? '';
  const asked = searchParams.get('day');
  const named = args.params.turn ?? null;
  const duty = asked ? { day: parseDay(asked), turn: searchParams.get('turn') ?? '' } : await dutyNow(cx, permit, postId, named);
  const { day, turn } = duty;
  const sheet = day && (await checkPage(cx, permit, postId, day, () => markOpened(cx, permit, { postId, day, turn }, searchParams.get('plate') ?? ''), turn));
  if (!sheet) notFound();
  const cookie = args.request.headers.get('cookie');
  const shown = shownAs(sheet.items, { chosen: cookieValue(cookie, 'check'), big: typeSizeOf(cookieValue(cookie, 'big')) !== '' });
  return { sheet, shown, signing: await signingView(cx, visitor, visitor.acting.rules.access, 'check'), signer: { id: permit.personId, name: `${permit.actor.name}（${permit.actor.title}）` } };
}

export const action = check.action;

export default function Check() {
  const { sheet, shown, signer } = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  const state = isFormState(answer) ? answer : undefined;
  const { postName, workshopName, day, turn, shift, today } = sheet;
  const when = <>{workshopName} · {[formatDay(day), shift].filter(Boolean).join(' ')} · {lastDayOf(day, turn) < today ? '补录，不计为按时' : <TimeLimit {...sheet} />}</>;
  if (sheet.nothing) {
    return (
      <PhonePage title={postName} subtitle={when} back="/today">
        <NothingDue nothing={sheet.nothing} postId={sheet.postId} day={day} state={state} items={sheet.items} />
      </PhonePage>
    );
  }
  return (
    <>
      <div className="check-head">
        <a href="/today" className="ph-back" aria-label="返回">‹</a>
        <h1>{postName}</h1>
        <span data-progress>{sheet.items.length} 项</span>
        <div className="check-undo" role="status" id="check-undo" />
      </div>
      <main className="ph-page check-page">
        <p className="check-when">{when}</p>
        <CheckForm sheet={sheet} state={state} signer={signer} shown={shown} />
      </main>
    </>
  );
}
