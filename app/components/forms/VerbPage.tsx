import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from './ErrorSummary';
import { type FormState, isFormState } from './state';

/** What only machines read: ids, hashes, row locks. */
const MACHINE = /^[\w-]*[\da-f]{8}-[\da-f-]{27}|^[\da-f]{32,}$|^\d{1,9}$/i;

/** The words among the values of a form, in the order they were typed. */
const words = (values: FormState['values']): string[] =>
  Object.values(values)
    .flat()
    .filter((value) => value.trim() !== '' && !MACHINE.test(value));

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
        <ErrorSummary state={state} formId="verb" />
        {state ? <Words title="刚才输入的内容" list={words(state.values)} /> : null}
        {state?.current ? <Words title="现在保存的内容" list={words(state.current)} /> : null}
        {state ? <p>请用浏览器的后退键回到表单,输入的内容还在;改正后重新提交。如果内容已被他人更新,请先打开原来的页面看过再改。</p> : null}
        <p>
          <a className="button primary" href={back}>打开原来的页面</a>
        </p>
      </div>
    </main>
  );
}

function Words({ title, list }: { title: string; list: readonly string[] }) {
  if (list.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {list.map((text, index) => (
          <li key={index} style={{ whiteSpace: 'pre-wrap' }}>{text}</li>
        ))}
      </ul>
    </section>
  );
}
