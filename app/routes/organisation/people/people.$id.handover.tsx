import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { CheckboxField, DateField, type FormState, HiddenField, isFormState, SelectField, SubmitButton, VerbForm } from '~/components/forms';
import { EmptyState, Notice, PageHeader, Section } from '~/components/ui';
import { ORGANISATION_CONTRACTS } from '~/domain/organisation/contracts';
import type { Handing } from '~/domain/organisation/people/handOver';
import { NOBODY } from '~/domain/organisation/people/handOver';
import { TO_OF_ROW } from '~/domain/organisation/people/handOverRefusals';
import type { Day } from '~/domain/shared/day';
import { handOverPage } from '~/pages/organisation/handOverPage';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import type { HandOverLook } from '~/services/organisation/people/handOver';
import organisationCss from '~/styles/organisation.css?url';
import { handingOver } from '~/verbs/organisation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `移交 · ${data?.name ?? '人员'} · 质安` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: organisationCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'organisation.manage');
  return (await handOverPage(cx, permit, args.params.id!)) ?? notFound();
}

export const action = handingOver.action;

type Answer = { readonly look: HandOverLook & Handing & { readonly lastDay: Day } } | { readonly done: HandOverLook & { readonly draft: number | null } };

const { lastDay, to, confirmed } = ORGANISATION_CONTRACTS.handOver.fields;
const KINDS = { holding: '岗位和代检', items: '风险项', hazard: '未销号隐患', resolution: '未完成决议' } as const;

/** 移交: everything somebody leaves behind goes to others in one act, seen before it is done. */
export default function HandOver() {
  const { id, name, today, matters, people } = useLoaderData<typeof loader>();
  const answered = useActionData<Answer | FormState>();
  const [answer, setAnswer] = useState<Answer | undefined>(answered && !isFormState(answered) ? answered : undefined);
  const [round, setRound] = useState(0);
  const onDone = (done: Answer) => {
    setAnswer(done);
    setRound((before) => before + 1);
  };
  const trail = [{ label: '组织', to: '/organisation' }, { label: '人员', to: '/organisation/people' }, { label: name, to: `/organisation/people/${id}` }];
  if (answer && 'done' in answer) {
    const { lines, draft } = answer.done;
    return (
      <>
        <PageHeader title="移交" trail={trail} />
        <Notice
          arrives tone="success" title={`${name}名下 ${lines.length} 项已移交。`}
          action={draft === null ? <Link className="button" to={`/organisation/people/${id}`}>回到{name}</Link> : <Link className="button" to="/risk/publish">核对并发布第 {draft} 版</Link>}
        >
          {draft === null ? '接着可以办理离职。' : `风险项的责任人已在第 ${draft} 版草稿里改好，发布后生效；发布以后就可以办理离职。`}
        </Notice>
        <ul className="plain-list">{lines.map((line) => <li key={line}>{line}</li>)}</ul>
      </>
    );
  }
  if (matters.length === 0) {
    return (
      <>
        <PageHeader title="移交" trail={trail} />
        <EmptyState title={`${name}名下没有要移交的`} hint="没有在任的岗位，也没有风险项、未销号隐患和未完成的决议。" action={<Link className="button" to={`/organisation/people/${id}`}>回到{name}</Link>} />
      </>
    );
  }
  const look = answer?.look;
  return (
    <>
      <PageHeader title="移交" trail={trail} description={`把${name}名下的岗位、风险项、隐患和决议一次交给别人。先预览，确认后才改。`} />
      {look ? (
        <Notice key={`looked ${round}`} arrives tone="info" title={`预览：将移交 ${look.lines.length} 项，还没有改动。`}>
          <ul>{look.lines.map((line) => <li key={line}>{line}</li>)}</ul>
        </Notice>
      ) : null}
      <VerbForm<Answer> key={round} state={isFormState(answered) ? answered : undefined} onDone={onDone}>
        <DateField name="lastDay" label={lastDay.label} help={lastDay.help} defaultValue={look?.lastDay ?? today} />
        <SelectField name="to" label={to.label} help={to.help} options={people} defaultValue={look?.to} placeholder="分别选择" required={false} />
        {(['holding', 'items', 'hazard', 'resolution'] as const).map((kind) => {
          const own = matters.filter((matter) => matter.kind === kind);
          return own.length === 0 ? null : (
            <Section key={kind} title={`${KINDS[kind]}（${own.length}）`}>
              {own.map(({ key, label }) => (
                <SelectField
                  key={key} name={`${TO_OF_ROW}${key}`} label={label} required={false} placeholder="同上面选的人" defaultValue={look?.rows[key]}
                  options={kind === 'holding' ? [{ value: NOBODY, label: '没有人接任，只结束' }, ...people] : people}
                />
              ))}
            </Section>
          );
        })}
        <CheckboxField name="confirmed" label={confirmed.label} help={confirmed.help} value="1" />
        <HiddenField name="seen" value={look?.seen ?? ''} />
        <SubmitButton name="step" value="look" quiet={look !== undefined}>{look ? '重新预览' : '预览'}</SubmitButton>
        {look ? <SubmitButton name="step" value="take">确认移交</SubmitButton> : null}
      </VerbForm>
    </>
  );
}
