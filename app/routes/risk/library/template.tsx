import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isFormState } from '~/components/forms';
import { ContractForm } from '~/components/forms/ContractForm';
import { PageHeader, Section } from '~/components/ui';
import { TEMPLATE_CONTRACTS } from '~/domain/risk/library/contracts';
import { authorise, permitFor } from '~/platform/web/authorise';
import { otherHouses } from '~/services/risk/library/houseTemplates';
import { houseTaking } from '~/verbs/houseTemplate';

export const meta: MetaFunction = () => [{ title: '厂级范本 · 质安' }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'risk.edit');
  const houses = await otherHouses(who.cx, who.permit);
  return {
    houses: houses.map(({ enterpriseId, enterpriseName }) => ({ value: enterpriseId, label: enterpriseName })),
    mayOpen: permitFor(who, 'organisation.manage') !== null, mayAdopt: permitFor(who, 'risk.publish') !== null,
  };
}

export const action = houseTaking.action;

export default function HouseTemplatePage() {
  const { houses, mayOpen, mayAdopt } = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  const without = [...(houses.length === 0 ? ['from'] : []), ...(mayOpen ? [] : ['posts']), ...(mayAdopt ? [] : ['standard'])] as ('from' | 'posts' | 'standard')[];
  return (
    <>
      <PageHeader
        trail={[{ label: '风险清单', to: '/risk' }]} term="template" title="厂级范本"
        description="把本企业已发布的清单、岗位和分级标准给自己的其他企业用，或从那里取来。取来的行是范本，由本企业逐行确认；责任人、测量值和核对情况不带过去。"
      />
      <Section title="导出本企业的范本">
        <p><a className="button" href="/risk/template.json" download>导出范本文件</a></p>
      </Section>
      <Section title="取用">
        <ContractForm of="/risk" contract={TEMPLATE_CONTRACTS.takeHouse} known={{ from: { options: houses } }} without={without} state={isFormState(answer) ? answer : undefined} />
      </Section>
    </>
  );
}
