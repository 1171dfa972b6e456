import { useEffect, useId, useRef } from 'react';
import { controlId } from './context';
import { StandingList } from './StandingList';
import type { FormState } from './state';

/**
 * What stopped the form, on top of it: takes the focus when it appears, each line leads to its field. Where somebody else
 * was first it says what the record holds now: what the form has no field for, or with `whole` all of it. `left` are the sentences that still stand.
 */
export function ErrorSummary({ state, left, formId, whole = false }: { state: FormState | undefined; left?: FormState['errors']; formId: string; whole?: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (state) box.current?.focus();
  }, [state]);
  if (!state) return null;
  const told = Object.keys(state.errors).length;
  const errors = Object.entries(left ?? state.errors);
  if (errors.length === 0 && (!state.formError || (told > 0 && state.status === 422))) return null;
  return (
    <div className="form-summary" role="alert" aria-labelledby={titleId} tabIndex={-1} ref={box}>
      <h2 id={titleId}>{errors.length > 0 && errors.length < told ? `还有 ${errors.length} 处需要改正` : state.formError ?? (errors.length === 1 ? '没有保存，有一处需要改正' : `没有保存，有 ${errors.length} 处需要改正`)}</h2>
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
