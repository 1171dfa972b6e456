import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { ContractForm } from '~/components/forms/ContractForm';
import { RadioField } from '~/components/forms/RadioField';
import { isFormState } from '~/components/forms/state';
import { TextField } from '~/components/forms/TextField';
import { PaperSheet } from '~/components/paper/PaperSheet';
import { Notice, PageHeader, Section } from '~/components/ui';
import { SUPERVISION_CONTRACTS } from '~/domain/supervision/contracts';
import { answerChoices } from '~/domain/supervision/packages';
import { SUBMISSION_KIND_NAMES } from '~/domain/supervision/words';
import { authorise } from '~/platform/web/authorise';
import { notFound } from '~/platform/web/respond';
import paperCss from '~/styles/paper.css?url';
import { packageView } from '~/services/supervision/packages/packageView';
import { packageSubmission } from '~/verbs/supervision';

export const meta: MetaFunction = () => [{ title: '报送材料 · 质安' }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: paperCss }];

export async function loader(args: LoaderFunctionArgs) {
  const { cx, permit } = await authorise(args, 'submission.submit');
  return (await packageView(cx, permit, args.params.kind!, args.params.key!)) ?? notFound();
}

export const action = packageSubmission.action;

/** A package before it is sent: what it lacks, what only the factory knows, and the paper as the regulator will read it. */
export default function PackageToSend() {
  const { kind, label, paper, lacks, questions, asks, regulatorName, whyNot } = useLoaderData<typeof loader>();
  const answer = useActionData<unknown>();
  const choices = asks ? answerChoices(asks.names) : [];
  return (
    <>
      <PageHeader trail={[{ label: '报送', to: '/submissions' }]} title={`报送《${SUBMISSION_KIND_NAMES[kind]}》${label}`} description={regulatorName ? `接收单位：${regulatorName}。下面是监管部门将看到的材料，内容取自本系统的记录。` : undefined} />
      {lacks.length > 0 ? (
        <Notice tone="warning" title={`还缺 ${lacks.length} 项，补齐后才能报送`}>
          <ul>{lacks.map(({ text, to }) => <li key={text}>{text}<Link to={to}>去办理</Link></li>)}</ul>
        </Notice>
      ) : null}
      {whyNot ? <Notice tone="info" title={whyNot} /> : null}
      {lacks.length === 0 && !whyNot ? (
        <Section title={questions.length > 0 ? '请逐项填写' : '报送'}>
          <ContractForm contract={SUPERVISION_CONTRACTS.sendPackage} state={isFormState(answer) ? answer : undefined} without={['rows']}>
            {questions.map(({ id, text, note }, at) => (
              <div key={id} className="fields-row">
                <RadioField name={`answer.${id}`} label={`${at + 1}. ${text}`} options={choices} required />
                <TextField name={`note.${id}`} label={asks?.note ?? ''} defaultValue={note} />
              </div>
            ))}
          </ContractForm>
        </Section>
      ) : null}
      <PaperSheet paper={paper} />
    </>
  );
}
