import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { DateField, FileField, type FormState, isFormState, SubmitButton, TextAreaField, VerbForm } from '~/components/forms';
import { AddressNotice } from '~/components/organisation/AddressNotice';
import { HandedSheet } from '~/components/organisation/HandedSheet';
import { PeopleGrid } from '~/components/organisation/PeopleGrid';
import { Notice, PageHeader, Section } from '~/components/ui';
import { ORGANISATION_CONTRACTS } from '~/domain/organisation/contracts';
import { authorise } from '~/platform/web/authorise';
import { printedAddressOf } from '~/services/enterprise/addressOf';
import type { HandedOver, PeopleLookedAt } from '~/services/organisation/people/takeInPeople';
import organisationCss from '~/styles/organisation.css?url';
import { peopleTaking } from '~/verbs/organisation';

export const meta: MetaFunction = () => [{ title: '一次录入多人 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: organisationCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'organisation.manage');
  const { warning } = await printedAddressOf(cx, permit.enterpriseId, new URL(args.request.url).origin);
  return { warning, today: permit.today };
}

export const action = peopleTaking.action;

type Answer = { readonly read: PeopleLookedAt & { readonly fromDay: string } } | { readonly handed: readonly HandedOver[] };

const { pasted, file, fromDay } = ORGANISATION_CONTRACTS.takeIn.fields;
const BLANK_ROWS = 6;
const SPARE_ROWS = 2;

/** People in one go: pasted or typed, looked at row by row, taken in together, and printed on one page with what each of them signs in with first. */
export default function PeopleRoll() {
  const { warning, today } = useLoaderData<typeof loader>();
  const answered = useActionData<Answer | FormState>();
  const [answer, setAnswer] = useState<Answer | undefined>(answered && !isFormState(answered) ? answered : undefined);
  const [round, setRound] = useState(0);
  const onDone = (done: Answer) => {
    setAnswer(done);
    setRound((before) => before + 1);
  };
  const trail = [{ label: '组织', to: '/organisation' }, { label: '人员', to: '/organisation/people' }];
  if (answer && 'handed' in answer) {
    return (
      <>
        <PageHeader title="首次登录条" trail={trail} description={`已录入 ${answer.handed.length} 人。`} />
        <div className="no-print">
          <Notice arrives tone="success" title="密码只显示这一次，请现在打印（Ctrl+P），裁开后交给本人。" action={<Link className="button" to="/organisation/people">已打印，看人员</Link>}>
            没有打印的，以后在本人的页面重置密码。任命文件可以以后在“任命”里补上。
          </Notice>
          <AddressNotice warning={warning} />
        </div>
        <HandedSheet handed={answer.handed} />
      </>
    );
  }
  const read = answer?.read;
  const problems = read?.problems ?? [];
  const found: FormState | undefined = read && problems.length > 0
    ? { status: 422, formError: `还没有录入：有 ${problems.length} 处需要改正。`, errors: Object.fromEntries(problems.map(({ id, field, sentence }) => [`${field}-${id}`, sentence])), values: {}, unread: true }
    : undefined;
  const state = isFormState(answered) ? answered : found;
  const rowsBack = Math.max(0, ...Object.keys(state?.values ?? {}).map((name) => Number(/^name-(\d+)$/.exec(name)?.[1] ?? 0)));
  return (
    <>
      <PageHeader title="一次录入多人" trail={trail} description="粘贴、上传或填写，核对以后一次录入；账号、岗位和任命一起办好，最后打印每人的首次登录条。" />
      {read && problems.length === 0 ? <Notice key={`looked ${round}`} arrives tone="info" title={`核对过了：将录入 ${read.rows.length} 人，还没有写入。登录名可以改，确认后录入。`} /> : null}
      <VerbForm<Answer> key={round} state={state} className="form wide" encType={read ? undefined : 'multipart/form-data'} onDone={onDone}>
        {read ? null : <TextAreaField name="pasted" label={pasted.label} help={pasted.help} rows={8} />}
        {read ? null : <FileField name="file" label={file.label} help={file.help} accept={file.accept} />}
        <DateField name="fromDay" label={fromDay.label} help={fromDay.help} defaultValue={read?.fromDay ?? today} />
        <Section title={read ? '核对' : '或逐行填写'}>
          <PeopleGrid rows={read?.rows ?? []} spare={read ? SPARE_ROWS : Math.max(BLANK_ROWS, rowsBack)} />
        </Section>
        <SubmitButton name="step" value="look" quiet={read !== undefined}>{read ? '重新核对' : '核对'}</SubmitButton>
        {read ? <SubmitButton name="step" value="take">确认录入</SubmitButton> : null}
      </VerbForm>
    </>
  );
}
