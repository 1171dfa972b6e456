import { BigButton } from '../phone/BigButton';
import { type FormState, typed } from '../forms/state';
import type { SheetItem } from '~/domain/routine/sheet';
import { isClean } from './draft';
import type { DraftHandle } from './useDraft';

export interface EndProps {
  items: readonly SheetItem[];
  handle: DraftHandle;
  state: FormState | undefined;
  errors: Readonly<Record<string, string>>;
  shown: boolean;
  busy: boolean;
  /** What the reason is for: an earlier day, a correction, or nothing. */
  reason: { readonly name: string; readonly label: string; readonly help: string } | null;
  /** What signing says, in one sentence. */
  sentence: string;
  button: string;
  onGo: (step: number) => void;
}

/** The end of a check: what is still blank, zero risk declared in so many words, and the name under it. */
export function CheckEnd({ items, handle, state, errors, shown, busy, reason, sentence, button, onGo }: EndProps) {
  const { alive, draft } = handle;
  const blank = items.map((item, step) => ({ item, step })).filter(({ item }) => !draft.answers[item.id]?.result);
  const findings = items.filter(({ id }) => draft.answers[id]?.result === 'nonconforming').length;
  const clean = isClean(draft, items.map(({ id }) => id));
  return (
    <section className="check-card" hidden={alive && !shown} aria-label="提交" id="check-end">
      {alive ? (
        <>
          <h2>{blank.length > 0 ? `还有 ${blank.length} 项没有检查` : `${items.length} 项已检查完`}</h2>
          {blank.length > 0 ? (
            <ul className="ph-list">
              {blank.map(({ item, step }) => (
                <li key={item.id}>
                  <button type="button" className="ph-row" onClick={() => onGo(step)}>
                    {item.riskPoint}
                  </button>
                </li>
              ))}
            </ul>
          ) : (
            <p>{findings > 0 ? `发现 ${findings} 项不符合，提交后每项登记为一条隐患，整改到销号。` : '没有发现不符合项。'}</p>
          )}
        </>
      ) : (
        <h2>提交</h2>
      )}
      {!alive || clean ? (
        <div className="field">
          <label className="choice zero-risk">
            <input
              type="checkbox" id="zeroRisk" name="zeroRisk" value="yes"
              {...(alive ? { checked: draft.zeroRisk } : { defaultChecked: typed(state, 'zeroRisk') === 'yes' })}
              aria-describedby={errors.zeroRisk ? 'zero-risk-error' : undefined}
              onChange={(event) => handle.change({ zeroRisk: event.target.checked })}
            />
            <span>
              零风险报告：本次检查未发现不符合项
              {alive ? null : <small>没有不符合项时必须勾选；有不符合项时不勾选。</small>}
            </span>
          </label>
          {errors.zeroRisk ? <p className="error" id="zero-risk-error">{errors.zeroRisk}</p> : null}
        </div>
      ) : null}
      {reason ? (
        <div className="field">
          <label htmlFor={reason.name}>{reason.label}</label>
          <textarea
            id={reason.name} name={reason.name} className="control" rows={2} aria-describedby="check-reason-help" aria-invalid={errors[reason.name] ? true : undefined}
            {...(alive ? { value: draft.reason } : { defaultValue: typed(state, reason.name) })}
            onChange={(event) => handle.change({ reason: event.target.value })}
          />
          <p className="help" id="check-reason-help">{reason.help}</p>
          {errors[reason.name] ? <p className="error">{errors[reason.name]}</p> : null}
        </div>
      ) : null}
      <div className="check-bar">
        <p className="check-sentence">{sentence}</p>
        <BigButton>{busy ? '正在提交…' : button}</BigButton>
        {alive ? (
          <button type="button" className="button" onClick={() => onGo(items.length - 1)}>
            返回检查项
          </button>
        ) : null}
      </div>
    </section>
  );
}
