import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BigLink } from '~/components/phone/BigLink';
import { CodeForm } from '~/components/phone/CodeForm';
import { PhonePage } from '~/components/phone/PhonePage';
import { covers } from '~/domain/organisation/access/authority';
import { groupedCode } from '~/domain/organisation/places/code';
import { dayOf } from '~/domain/shared/instant';
import { dutyNow } from '~/pages/routine/dutyNow';
import { postPlate } from '~/pages/organisation/postPlate';
import { permitFor, visitor } from '~/platform/web/authorise';
import { markSheet } from '~/services/routine/sheetMark';

export const meta: MetaFunction = () => [{ title: '岗位码 · 质安' }];

/** Longest code that is shown again. */
const LONGEST = 40;

/**
 * The plate of a post: opens the check of whoever holds it. Anybody else of the factory is told whose post it is and what can be done there; a code
 * that is forged, mistyped or another factory's is none, which cannot be told apart.
 */
export async function loader(args: LoaderFunctionArgs) {
  const who = await visitor(args);
  const { cx, acting } = who;
  const code = args.params.code ?? '';
  const { personId } = acting.standing;
  const today = dayOf(cx.now());
  const plate = await postPlate(cx, { enterpriseId: acting.enterpriseId, personId, today }, code);
  if (!plate) return data({ plate: null, code: groupedCode(code.slice(0, LONGEST)), check: null, report: null }, { status: 404 });
  const { postId, workshopId } = plate;
  const submits = permitFor(who, 'check.submit');
  const use = new URL(args.request.url).searchParams.has('typed') ? 'typed' : 'scanned';
  const check = submits && covers(submits, { workshopId, postId }) ? `/check/${postId}?plate=${await markSheet(cx, submits, { postId, ...(await dutyNow(cx, submits, postId, null)) }, use)}` : null;
  if (check && plate.mine) return redirect(check);
  return data({ plate, code, check, report: `/my/report?post=${postId}` }, { status: 200 });
}

export default function Plate() {
  const { plate, code, check, report } = useLoaderData<typeof loader>();
  if (!plate) {
    return (
      <PhonePage title="没有这个岗位码" subtitle={`您的企业里没有岗位码 ${code}。可能抄错了，或者这块标牌不是本企业的、已经停用。`} back="/today">
        <CodeForm code={code} />
        <BigLink to="/" plain>回到首页</BigLink>
      </PhonePage>
    );
  }
  const { postName, workshopName, holders } = plate;
  return (
    <PhonePage title={postName} subtitle={workshopName} back="/today">
      <p>这是{workshopName}的{postName}，{holders.length > 0 ? `由${holders.join('、')}负责。` : '现在没有人任职。'}{check ? '您不在这个岗位任职，可以代检，记录会写明由您代检。' : '您不在这个岗位任职，不能替它检查。'}</p>
      {check ? <BigLink to={check}>代检</BigLink> : null}
      {report ? <BigLink to={report} plain={check !== null}>报告问题</BigLink> : null}
      <BigLink to="/today" plain>返回今日</BigLink>
    </PhonePage>
  );
}
