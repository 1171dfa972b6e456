import { useActionData, useLoaderData } from '@remix-run/react';
import { PIN_FIELD } from '~/domain/organisation/access/assurance';
import type { Contract } from '~/domain/shared/contract';
import { ContractFields, encTypeOf, isDrawn, type Known } from './ContractFields';
import { ErrorSummary } from './ErrorSummary';
import { HiddenField } from './HiddenField';
import { PhotosField } from './PhotosField';
import { SigningFields } from './SigningFields';
import { VerbForm } from './VerbForm';
import { type FormState, isFormState, typed } from './state';
import { SubmitButton } from './SubmitButton';
import { Typed } from './Typed';

/** The form of a contract as it came back; what was chosen out of a list that only the page before has is carried along. */
function Again({ contract: { fields, send, forever, signs }, state, back }: { contract: Contract; state: FormState; back: string }) {
  const known = Object.fromEntries(
    Object.entries(fields).map(([name, { kind }]): [string, Known] => [name, kind === 'record' || kind === 'lock' ? { value: typed(state, name) } : {}]),
  );
  return (
    <VerbForm state={state} whole encType={encTypeOf(fields)}>
      <HiddenField name="back" value={typed(state, 'back', back)} />
      <ContractFields fields={fields} known={known} photos={PhotosField} />
      {signs ? <SigningFields /> : null}
      <SubmitButton confirm={forever}>{send}</SubmitButton>
    </VerbForm>
  );
}

/**
 * The page of a verb's own route, seen only without JavaScript (`VerbForm` shows the same in place): why the form was refused, and the form
 * itself with everything typed; where something has to be chosen that only the page before knows, these words, and what is stored now where
 * somebody else was first.
 */
export function VerbPage() {
  const { back, contract: asked } = useLoaderData<{ back: string; contract?: Contract }>();
  const answer = useActionData<unknown>();
  const state = isFormState(answer) ? answer : undefined;
  const contract = asked && Object.keys(state?.errors ?? {}).every((name) => isDrawn(asked.fields, name) || (asked.signs !== undefined && name === PIN_FIELD)) ? asked : undefined;
  return (
    <main className="entrance wide" id="main">
      <div className="sheet">
        <h1>{state ? '没有保存' : '已保存'}</h1>
        {state && contract ? <Again contract={contract} state={state} back={back} /> : null}
        {state && !contract ? (
          <>
            <ErrorSummary state={state} formId="verb" whole />
            <Typed values={state.values} />
            <p>请用浏览器的后退键回到表单，输入的内容还在；改正后重新提交。如果内容已被改动，请先打开原来的页面看过再改。</p>
          </>
        ) : null}
        <p>
          <a className={state && contract ? 'button' : 'button primary'} href={state ? typed(state, 'back', back) : back}>打开原来的页面</a>
        </p>
      </div>
    </main>
  );
}
