import { type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type FormState, HiddenField, Kept, VerbForm, SubmitButton, TextField } from '~/components/forms';
import { AssessPart } from '~/components/risk/assess/AssessForm';
import { AssessmentShown, LimitPart, OwnersPart } from '~/components/risk/list/ItemParts';
import { ResidualPart } from '~/components/risk/assess/ResidualPart';
import { ItemFields } from '~/components/risk/list/ItemFields';
import { MeasureList } from '~/components/risk/list/Measures';
import { FactList, InstantText, LevelTag, Notice, PageHeader, Section } from '~/components/ui';
import { ITEM_LABELS } from '~/domain/risk/list/itemStanding';
import { METHODS, type RiskItem } from '~/domain/risk/types';
import { DIMENSION_NAMES, FREQUENCY_NAMES, STAGE_NAMES } from '~/domain/risk/words';
import { riskItem } from '~/pages/risk/list/riskItem';
import { authorise, permitFor } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { notFound } from '~/platform/web/respond';
import { EditItemForm, refuseRisk } from '~/platform/web/riskForms';
import { editItem } from '~/services/risk/list/editItem';
import riskCss from '~/styles/risk.css?url';

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

export async function action(args: ActionFunctionArgs) {
  const { cx, permit } = await authorise(args, 'risk.edit');
  const form = await parseForm(args.request, EditItemForm);
  if (!form.ok) return form.response;
  const { version, changeReason, input } = form.value;
  const id = args.params.id!;
  const result = await editItem(cx, permit, { id, version }, input, changeReason);
  return result.ok ? redirect(`/risk/items/${id}`) : refuseRisk({ cx, permit }, result.refusal, form.values);
}

/** What the form of the content asks for; the frequency may be set by an assessment too and stands for itself. */
const contentOf = ({ postId, stage, dimension, product, riskPoint, failure, consequence, measures, checkContent, method, criterion, criterionCondition }: RiskItem) =>
  JSON.stringify([postId, stage, dimension, product, riskPoint, failure, consequence, measures, checkContent, method, criterion, criterionCondition]);

export default function Item() {
  const view = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const { item, version, editable, standard, original, asked, method, posts } = view;
  return (
    <>
      <PageHeader
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
              <VerbForm action={`/risk/items/${item.id}/confirmation`} className="bulk">
                <HiddenField name="version" value={item.version} />
                <SubmitButton>确认为本企业风险项</SubmitButton>
              </VerbForm>
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
      <Section title="内容">
        {editable ? (
          <Kept key={item.id} record={item} words={contentOf}>
            {(known) => (
              <VerbForm state={state} className="form wide">
                <HiddenField name="version" value={known.version} />
                <ItemFields item={known} posts={posts} />
                <TextField name="changeReason" label="修改理由" help="在版本对照里随这处改动一起显示。" />
                <SubmitButton>保存内容</SubmitButton>
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
              [ITEM_LABELS.frequency, FREQUENCY_NAMES[item.frequency]],
            ]}
          />
        )}
      </Section>
      {editable ? (
        <Section title="移出草稿">
          <VerbForm action={`/risk/items/${item.id}/removal`} className="form">
            <HiddenField name="version" value={item.version} />
            <TextField name="removalReason" label="移出理由" help="在已发布清单里的行须写明，例如工序已取消；在版本对照里一起显示。" />
            <SubmitButton quiet>移出草稿</SubmitButton>
          </VerbForm>
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
