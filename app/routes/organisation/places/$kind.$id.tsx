import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DateText, NodeForms } from '~/components/organisation/NodeForms';
import { OpenThingsList } from '~/components/organisation/OpenThingsList';
import { StoryList } from '~/components/organisation/StoryList';
import { FactList, PageHeader, Section } from '~/components/ui';
import { groupedCode } from '~/domain/organisation/places/code';
import { NODE_LABELS } from '~/domain/organisation/places/nodeStanding';
import { NODE_KINDS, organisationNode } from '~/pages/organisation/organisationNode';
import { authorise, permitFor } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import organisationCss from '~/styles/organisation.css?url';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.node.name ?? '组织'} · 质安` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: organisationCss }];

const WORDS = { workshops: '车间', teams: '班组', posts: '岗位' } as const;

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'organisation.view');
  const kind = NODE_KINDS.find((one) => one === args.params.kind) ?? notFound();
  const node = (await organisationNode(who.cx, who.permit, kind, args.params.id!)) ?? notFound();
  return { node, mayManage: permitFor(who, 'organisation.manage') !== null };
}

export default function OrganisationNodePage() {
  const { node, mayManage } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={node.name} description={WORDS[node.kind]} trail={[{ label: '组织', to: '/organisation' }]} />
      <FactList
        facts={[
          ...(node.placeName ? ([[NODE_LABELS.place, node.placeName]] as const) : []),
          ...(node.dueTime ? ([[NODE_LABELS.dueTime, node.dueTime]] as const) : []),
          ...(node.code ? ([['岗位码', <span key="code" className="mono">{groupedCode(node.code)}</span>]] as const) : []),
          ['状态', node.closedOn ? <DateText key="closed" day={node.closedOn} /> : '使用中'],
        ]}
      />
      {mayManage && !node.closedOn ? <NodeForms key={node.id} node={node} /> : null}
      <Section title="还指向这里的事项">
        <OpenThingsList things={node.open} none="没有风险项、未销号隐患或在岗人员指向这里。" />
      </Section>
      <Section title="历史">
        <StoryList lines={node.story} />
      </Section>
    </>
  );
}
