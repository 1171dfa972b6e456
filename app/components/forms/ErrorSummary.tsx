import { useEffect, useId, useRef } from 'react';
import { controlId } from './context';
import { StandingList } from './StandingList';
import type { FormState } from './state';

/**
 * What stopped the form, on top of it: takes the focus when it appears, each line leads to its field. Where somebody else
 * was first it says what the record holds now: what the form has no field for, or with `whole` all of it.
 */
export function ErrorSummary({ state, formId, whole = false }: { state: FormState | undefined; formId: string; whole?: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (state) box.current?.focus();
  }, [state]);
  if (!state) return null;
  const errors = Object.entries(state.errors);
  if (!state.formError && errors.length === 0) return null;
  return (
    <div className="form-summary" role="alert" aria-labelledby={titleId} tabIndex={-1} ref={box}>
      <h2 id={titleId}>{state.formError ?? (errors.length === 1 ? '没有保存，有一处需要改正' : `没有保存，有 ${errors.length} 处需要改正`)}</h2>
      {errors.length > 0 ? (
        <ul>
          {errors.map(([name, sentence]) => (
            <li key={name}>
              <a href={`#${controlId(formId, name)}`}>{sentence}</a>
            </li>
          ))}
        </ul>
      ) : null}
      {state.status === 401 ? <a className="button" href="/sign-in" target="_blank" rel="noreferrer">在新页登录</a> : null}
      <StandingList lines={(state.standing ?? []).filter(({ field }) => whole || field === undefined || !(field in state.values))} />
    </div>
  );
}
