import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useId } from 'react';
import { VerbForm } from '~/components/forms';
import { PageHeader } from '~/components/ui';
import { FACTORY_FIGURE_NAMES as HEADS, FACTORY_FIGURES, type FactoryFigures } from '~/domain/report/sideBySide';
import { formatDay } from '~/domain/shared/day';
import { factoriesSideBySide, type FactoryRow, type Shut } from '~/pages/desk/factories';
import { authorise } from '~/platform/web/authorise';
import routineCss from '~/styles/routine.css?url';

export const meta: MetaFunction = () => [{ title: '各企业 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: routineCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, session, acting } = await authorise(args, 'desk.view');
  return { ...(await factoriesSideBySide(cx, acting.memberships, session.secondAt !== null)), here: acting.enterpriseId };
}

const SHUT: Readonly<Record<Shut, string>> = { noDesk: '您在这家企业没有查看工作台的职务', secondFactor: '这家企业要求两步验证：本次登录没有验证过，请先在“账户”中验证' };

/** The rows behind a figure, in its own factory. */
const rowsOf = (figure: keyof FactoryFigures, today: string): string =>
  ({ overdue: '/hazards?state=overdue', open: '/hazards?state=open', major: '/hazards?state=open&grade=major', considerable: '/hazards?state=open&grade=considerable' } as Partial<Record<keyof FactoryFigures, string>>)[figure] ?? `/routine/days/${today}`;

/** All factories an account is let into, side by side; a figure leads to its rows in its factory. */
export default function Factories() {
  const { today, rows, sum, more, here } = useLoaderData<typeof loader>();
  const shown = rows.filter(({ figures }) => figures).length;
  return (
    <>
      <PageHeader title="各企业" description={`${formatDay(today)}。逾期、重大隐患和过时限未检多的在前；点一个数，进入那家企业看它的明细。`} />
      <div className="plain-scroll">
        <table className="plain stacks factories">
          <caption className="visually-hidden">各企业今天的检查和隐患</caption>
          <thead>
            <tr>
              <th scope="col">企业</th>
              {FACTORY_FIGURES.map((name) => <th key={name} scope="col">{HEADS[name]}</th>)}
              <th scope="col">风险清单</th>
            </tr>
          </thead>
          <tbody>{rows.map((row) => <Row key={row.enterpriseId} row={row} today={today} here={row.enterpriseId === here} />)}</tbody>
          <tfoot>
            <tr>
              <th scope="row">{shown} 家合计</th>
              {FACTORY_FIGURES.map((name) => <td key={name} data-label={HEADS[name]}><b>{sum[name]}</b></td>)}
              <td>—</td>
            </tr>
          </tfoot>
        </table>
      </div>
      {more > 0 ? <p className="soft">另有 {more} 家没有列入，请从左上角的企业名称切换进入。</p> : null}
    </>
  );
}

function Row({ row: { enterpriseId, enterpriseName, shut, figures, listNumber }, today, here }: { row: FactoryRow; today: string; here: boolean }) {
  const form = useId();
  return (
    <tr>
      <th scope="row">
        <VerbForm action="/switch" className="" name={form} bare>
          <input type="hidden" name="enterpriseId" value={enterpriseId} />
          <button type="submit" className="as-link">{enterpriseName}</button>{here ? <span className="soft">（当前）</span> : null}
        </VerbForm>
      </th>
      {figures === null ? <td colSpan={FACTORY_FIGURES.length + 1} className="soft">{SHUT[shut!]}</td> : (
        <>
          {FACTORY_FIGURES.map((name) => (
            <td key={name} data-label={HEADS[name]}>
              {figures[name] === 0 ? 0 : <button type="submit" form={form} name="next" value={rowsOf(name, today)} className={name === 'late' || name === 'overdue' || name === 'major' ? 'as-link late' : 'as-link'} aria-label={`${enterpriseName} ${HEADS[name]} ${figures[name]}`}>{figures[name]}</button>}
            </td>
          ))}
          <td data-label="风险清单">{listNumber === null ? '未发布' : `第 ${listNumber} 版`}</td>
        </>
      )}
    </tr>
  );
}
