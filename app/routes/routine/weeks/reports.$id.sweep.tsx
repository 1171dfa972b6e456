import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { isFormState } from '~/components/forms/state';
import { SweepForm, SweepText } from '~/components/routine/Sweep';
import { EmptyState, PageHeader, Section } from '~/components/ui';
import { periodPath } from '~/domain/routine/periodKind';
import { sweepForm } from '~/pages/routine/sweepPages';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import checkCss from '~/styles/check.css?url';
import routineCss from '~/styles/routine.css?url';
import { weekSweep } from '~/verbs/routine';

export const links: LinksFunction = () => [checkCss, routineCss].map((href) => ({ rel: 'stylesheet', href }));
export const meta: MetaFunction = () => [{ title: '总监排查 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'weekly.compile');
  return (await sweepForm(cx, permit, args.params.id!)) ?? notFound();
}

export const action = weekSweep.action;

/** The director's items of one weekly report, answered one by one, also on a phone while walking. */
export default function SweepOfReport() {
  const view = useLoaderData<typeof loader>();
  const { number, label, period, id, signed, open, registered } = view;
  const answer = useActionData<unknown>();
  const state = isFormState(answer) ? answer : undefined;
  const back = periodPath('week', period, id);
  return (
    <>
      <PageHeader
        trail={[{ label: '日周月', to: `/routine?month=${period.slice(0, 7)}` }, { label: number, to: back }]}
        title={`总监排查 · ${label}`}
        description="可以先填一部分，以后再接着填。没有填的，周报里写明未排查。"
      />
      {state || (open.length > 0 && !signed) ? (
        <SweepForm view={view} state={state} />
      ) : signed ? (
        <EmptyState title="这份周报已经签字" hint="排查结果随周报封存，不再改动。" action={<Link className="button" to={back}>看这份周报</Link>} />
      ) : registered.length === 0 ? (
        <EmptyState title="没有要排查的项目" hint="先在自定排查项里添加，再回到这里逐项排查。" action={<Link className="button" to="/routine/sweep">去添加</Link>} />
      ) : null}
      {registered.length > 0 && !signed ? (
        <Section title="已登记隐患的">
          <SweepText lines={registered} />
        </Section>
      ) : null}
    </>
  );
}
