import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ContractForm } from '~/components/forms/ContractForm';
import { StandardHistory, StandardShown } from '~/components/risk/assess/StandardShown';
import { Notice, PageHeader, Section } from '~/components/ui';
import { ASSESS_CONTRACTS } from '~/domain/risk/assess/contracts';
import { riskStandard } from '~/pages/risk/assess/riskStandard';
import { authorise, permitFor } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import riskCss from '~/styles/risk.css?url';

export const meta: MetaFunction = () => [{ title: '质量风险评估与分级标准 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: riskCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'risk.view');
  const asked = new URL(args.request.url).searchParams.get('version');
  const version = asked !== null && /^\d{1,6}$/.test(asked) ? Number(asked) : null;
  return (await riskStandard(who.cx, who.permit, permitFor(who, 'risk.publish') !== null, version)) ?? notFound();
}

export default function Standard() {
  const { version, content, grounds, inForce, mayAdopt, adopted } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader term="standard"
        trail={[{ label: '风险清单', to: '/risk' }]}
        title="质量风险评估与分级标准"
        description={version === 0 ? '企业还没有制定自己的标准，新的评价按本软件的建议进行。' : `第 ${version} 版${inForce ? '，现行' : '，已被新版代替'}。`}
        actions={
          <>
            {inForce ? null : <Link className="button" to="/risk/standard">看现行标准</Link>}
            {mayAdopt ? <Link className="button primary" to="/risk/standard/new">{adopted.length === 0 ? '改后制定第 1 版' : '制定新版'}</Link> : null}
          </>
        }
      />
      {version === 0 ? (
        <Notice tone="info" title="标准由企业自己制定">
          LS、LEC 等方法没有统一的官方分级。下面是本软件的建议，由质量安全总监核对后采用为企业标准；每次评价都记下当时的版本，以后改标准不会改动已有结果。
        </Notice>
      ) : null}
      {version === 0 && mayAdopt ? <ContractForm of="/risk/standard" contract={ASSESS_CONTRACTS.adoptProposed} known={{ seen: { value: 0 } }} className="form wide" /> : null}
      <Section title={version === 0 ? '建议的内容' : '内容'}>
        <StandardShown content={content} grounds={grounds} />
      </Section>
      <Section title="历次版本">
        <StandardHistory adopted={adopted} />
      </Section>
    </>
  );
}
