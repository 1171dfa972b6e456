import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from './ErrorSummary';
import { isFormState } from './state';
import { Typed } from './Typed';

/**
 * The page of a verb's own route, seen only without JavaScript (`VerbForm` shows the same in place): why the form was refused,
 * what had been typed, and what is stored now where somebody else was first.
 */
export function VerbPage() {
  const { back } = useLoaderData<{ back: string }>();
  const answer = useActionData<unknown>();
  const state = isFormState(answer) ? answer : undefined;
  return (
    <main className="entrance wide" id="main">
      <div className="sheet">
        <h1>{state ? '没有保存' : '已保存'}</h1>
        <ErrorSummary state={state} formId="verb" whole />
        {state ? <Typed values={state.values} /> : null}
        {state ? <p>请用浏览器的后退键回到表单，输入的内容还在；改正后重新提交。如果内容已被改动，请先打开原来的页面看过再改。</p> : null}
        <p>
          <a className="button primary" href={back}>打开原来的页面</a>
        </p>
      </div>
    </main>
  );
}
