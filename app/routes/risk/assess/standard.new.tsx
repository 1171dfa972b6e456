import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { FormState } from '~/components/forms';
import { StandardForm } from '~/components/risk/assess/StandardForm';
import { PageHeader } from '~/components/ui';
import { riskStandard } from '~/pages/risk/assess/riskStandard';
import { authorise, permitFor } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import riskCss from '~/styles/risk.css?url';
import { standard } from '~/verbs/risk';

export const meta: MetaFunction = () => [{ title: '制定分级标准 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: riskCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'risk.publish');
  const seen = permitFor(who, 'risk.view');
  return (seen && (await riskStandard(who.cx, seen, true, null))) ?? notFound();
}

export const action = standard.action;

export default function NewStandard() {
  const { version, content } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  return (
    <>
      <PageHeader
        trail={[{ label: '风险清单', to: '/risk' }, { label: '分级标准', to: '/risk/standard' }]}
        title={`制定第 ${version + 1} 版标准`}
        description="从现行内容开始修改。采用以后，新的评价按新版进行；已有的评价保持原样，由您挑选要重新评价的项。"
      />
      <StandardForm key={version} version={version} content={content} state={state} />
    </>
  );
}
