import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ContractFields, ContractForm, type FormState, HiddenField, Kept, VerbForm, SubmitButton } from '~/components/forms';
import { AssessPart } from '~/components/risk/assess/AssessForm';
import { AssessmentShown, LimitPart, OwnersPart } from '~/components/risk/list/ItemParts';
import { ResidualPart } from '~/components/risk/assess/ResidualPart';
import { ItemHistory } from '~/components/risk/list/ItemHistory';
import { ItemFields } from '~/components/risk/list/ItemFields';
import { CHANGES_CONTRACT } from '~/domain/risk/list/changeKinds';
import { HOUR_WINDOW_CONTRACT } from '~/domain/risk/list/hourWindow';
import { MeasurementsPart } from '~/components/risk/list/MeasurementsPart';
import { MeasureList } from '~/components/risk/list/Measures';
import { FactList, InstantText, LevelTag, Notice, PageHeader, Section } from '~/components/ui';
import { LIST_CONTRACTS as asks } from '~/domain/risk/list/contracts';
import { ITEM_LABELS } from '~/domain/risk/list/itemStanding';
import { METHODS, type RiskItem } from '~/domain/risk/types';
import { DIMENSION_NAMES, frequencyWords, isHourly, STAGE_NAMES } from '~/domain/risk/words';
import { riskItem } from '~/pages/risk/list/riskItem';
import { authorise, permitFor } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import riskCss from '~/styles/risk.css?url';
import { content } from '~/verbs/risk';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.item.riskPoint ?? '风险项'} · 质安` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: riskCss }];

export async function loader(args: LoaderFunctionArgs) {
  const who = await authorise(args, 'risk.view');
  const view = (await riskItem(who.cx, who.permit, permitFor(who, 'risk.edit') !== null, args.params.id!)) ?? notFound();
  const asked = METHODS.find((method) => method === new URL(args.request.url).searchParams.get('method')) ?? null;
  const { methods } = view.standard.content;
  const held = view.item.assessment?.method;
  return { ...view, asked, method: asked ?? (held && (held === 'direct' || methods.includes(held)) ? held : methods[0]!) };
}

export const action = content.action;

/** What the form of the content asks for; the frequency may be set by an assessment too and stands for itself. */
const contentOf = ({ postId, stage, dimension, product, riskPoint, failure, consequence, measures, checkContent, method, criterion, criterionCondition }: RiskItem) =>
  JSON.stringify([postId, stage, dimension, product, riskPoint, failure, consequence, measures, checkContent, method, criterion, criterionCondition]);

export default function Item() {
  const view = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const { item, version, editable, standard, original, asked, method, posts } = view;
  const of = `/risk/items/${item.id}`;
  return (
    <>
      <PageHeader term="riskItem"
        trail={[{ label: '风险清单', to: version.published ? '/risk?version=published' : '/risk?version=draft' }, { label: `第 ${version.number} 版`, to: '/risk/versions' }]}
        title={<>{item.riskPoint} <LevelTag level={item.level} /></>}
        description={`${view.workshop} · ${view.post} · ${STAGE_NAMES[item.stage]}${version.published ? '。已发布的版本，只供查阅。' : ''}`}
      />
      {editable ? (
        <noscript>
          <p className="soft">这个浏览器没有运行脚本：下面各部分分别保存，按下一个保存按钮时，其他部分还没有保存的输入会丢失。请改好一部分就保存，再改下一部分。</p>
        </noscript>
      ) : null}
      {item.confirmedBy ? null : (
        <Notice
          tone="warning"
          title="范本行，还没有人确认"
          action={
            editable ? (
              <ContractForm of={of} contract={asks.confirmItem} known={{ version: { value: item.version } }} className="bulk" />
            ) : null
          }
        >
          逐项核对是否符合本企业的工序、设备和产品，改好后再确认。
        </Notice>
      )}
      <Section title={editable ? '风险评价' : '固有风险'}>
        {editable ? (
          <AssessPart key={item.id} item={item} standard={standard} asked={asked} method={method} />
        ) : (
          <AssessmentShown assessment={item.assessment} by={view.names.assessedBy} standard={original} />
        )}
      </Section>
      <ResidualPart key={`residual-${item.id}`} view={view} />
      <div className="columns-even section">
        <OwnersPart key={`owners-${item.id}`} view={view} />
        <LimitPart key={`limit-${item.id}`} view={view} />
      </div>
      <ItemHistory checks={view.checks} hazards={view.hazards} />
      <MeasurementsPart key={`measured-${item.id}`} item={item} editable={editable} last={view.last} />
      {item.frequency === 'event' && editable ? (
        <Section title="触发检查的变化">
          <Kept key={`changes-${item.id}`} record={item} words={(known) => (known.changes ?? []).join()}>
            {(known) => <ContractForm of={`/risk/items/${known.id}`} contract={CHANGES_CONTRACT} quiet known={{ version: { value: known.version }, changes: { value: [...(known.changes ?? [])] } }} />}
          </Kept>
        </Section>
      ) : null}
      {isHourly(item.frequency) && editable ? (
        <Section title="检查时段">
          <Kept key={`hours-${item.id}`} record={item} words={(known) => known.hourWindow ?? ''}>
            {(known) => <ContractForm of={`/risk/items/${known.id}`} contract={HOUR_WINDOW_CONTRACT} quiet known={{ version: { value: known.version }, hours: { value: known.hourWindow ?? '' } }} />}
          </Kept>
        </Section>
      ) : null}
      <Section title="内容">
        {editable ? (
          <Kept key={item.id} record={item} words={contentOf}>
            {(known) => (
              <VerbForm state={state} className="form wide">
                <HiddenField name="version" value={known.version} />
                <ItemFields item={known} posts={posts} />
                <ContractFields fields={asks.editItem.fields} only={['changeReason']} />
                <SubmitButton>{asks.editItem.send}</SubmitButton>
              </VerbForm>
            )}
          </Kept>
        ) : (
          <FactList
            columns={2}
            facts={[
              [ITEM_LABELS.dimension, DIMENSION_NAMES[item.dimension]],
              [ITEM_LABELS.product, item.product || '各类产品'],
              [ITEM_LABELS.failure, item.failure],
              [ITEM_LABELS.consequence, item.consequence],
              [ITEM_LABELS.measureText, <MeasureList key="measures" measures={item.measures} />],
              [ITEM_LABELS.checkContent, item.checkContent],
              [ITEM_LABELS.method, item.method],
              [ITEM_LABELS.frequency, frequencyWords(item)],
            ]}
          />
        )}
      </Section>
      {editable ? (
        <Section title="移出草稿">
          <ContractForm of={of} contract={asks.removeItem} known={{ version: { value: item.version } }} quiet />
        </Section>
      ) : null}
      {item.confirmedBy && item.confirmedAt ? (
        <p className="record-foot">
          <span>{view.names.confirmedBy} 确认</span>
          <InstantText at={item.confirmedAt} />
        </p>
      ) : null}
    </>
  );
}
