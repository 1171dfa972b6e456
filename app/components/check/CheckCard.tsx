import { LIMIT_STATE_NAMES } from '~/domain/risk/library/limit';
import { LevelTag } from '../ui/LevelTag';
import { RESULT_NAMES } from '~/domain/routine/words';
import { ANSWER_RESULTS } from '~/domain/routine/types';
import type { SheetItem } from '~/domain/routine/sheet';
import type { FormState } from '../forms/state';
import { typed, typedAll } from '../forms/state';
import { NO_ANSWER } from './draft';
import { Photos } from './Photos';
import type { DraftHandle } from './useDraft';

export interface CardProps {
  item: SheetItem;
  /** From 1. */
  place: number;
  count: number;
  handle: DraftHandle;
  state: FormState | undefined;
  errors: Readonly<Record<string, string>>;
  shown: boolean;
  onAnswered: () => void;
  onNext: () => void;
  onBack: () => void;
}

/** One item: what is right, three answers of equal weight, and with 不符合 what is wrong and what was done. */
export function CheckCard({ item, place, count, handle, state, errors, shown, onAnswered, onNext, onBack }: CardProps) {
  const { alive, draft } = handle;
  const { id } = item;
  const answer = draft.answers[id] ?? NO_ANSWER;
  const of = (name: string): string => `${name}.${id}`;
  const error = (name: string): string | undefined => errors[of(name)];
  const given = (name: string, kept: string) => (alive ? { value: kept } : { defaultValue: typed(state, of(name)) });
  const answerError = error('answer');
  return (
    <section className="check-card" hidden={alive && !shown} aria-labelledby={`point-${id}`} id={of('answer')}>
      <p className="ph-progress">
        <span>
          {place} / {count}
        </span>
        <progress value={place} max={count} aria-hidden="true" />
      </p>
      <h2 id={`point-${id}`} tabIndex={-1}>{item.riskPoint}</h2>
      <dl className="check-facts">
        {item.checkContent && item.checkContent !== item.riskPoint ? (
          <>
            <dt>检查</dt>
            <dd>{item.checkContent}</dd>
          </>
        ) : null}
        {item.criterion ? (
          <>
            <dt>合格</dt>
            <dd>
              {item.criterion}
              {item.criterionStandard ? <small> {item.criterionStandard}</small> : null}
              {item.limit === 'verified' ? null : <span className="unverified">{LIMIT_STATE_NAMES[item.limit]}</span>}
            </dd>
          </>
        ) : null}
        {item.method ? (
          <>
            <dt>方法</dt>
            <dd>{item.method}</dd>
          </>
        ) : null}
        {item.level ? (
          <>
            <dt>风险</dt>
            <dd>
              <LevelTag level={item.level} />
            </dd>
          </>
        ) : null}
      </dl>
      <div className="check-bar">
        <fieldset aria-describedby={answerError ? `answer-${id}-error` : undefined}>
          <legend className="unseen">{item.riskPoint}：检查结果</legend>
          {answerError ? <p className="error" id={`answer-${id}-error`}>{answerError}</p> : null}
          <div className="big-choices">
            {ANSWER_RESULTS.map((result) => (
              <label key={result}>
                <input
                  type="radio" name={of('answer')} value={result}
                  {...(alive ? { checked: answer.result === result } : { defaultChecked: typed(state, of('answer')) === result })}
                  onChange={() => {
                    handle.answer(id, { result });
                    if (result !== 'nonconforming') onAnswered();
                  }}
                />
                <span>{RESULT_NAMES[result]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {alive ? (
          <div className="check-steps">
            <button type="button" className="button" onClick={onBack} disabled={place === 1}>
              上一项
            </button>
            <button type="button" className={answer.result ? 'button primary' : 'button'} onClick={onNext}>
              {place === count ? '去提交' : '下一项'}
            </button>
          </div>
        ) : null}
      </div>
      <div className="finding">
        <div className="field">
          <label htmlFor={of('description')}>哪里不符合</label>
          <textarea
            id={of('description')} name={of('description')} className="control" rows={2} aria-invalid={error('description') ? true : undefined}
            aria-describedby={error('description') ? `${of('description')}-error` : undefined}
            {...given('description', answer.description)}
            onChange={(event) => handle.answer(id, { description: event.target.value })}
          />
          {error('description') ? <p className="error" id={`${of('description')}-error`}>{error('description')}</p> : null}
        </div>
        <Photos
          id={id} photos={answer.photos} sent={typedAll(state, of('photoHash'))} alive={alive} error={error('photo')}
          onAdd={(files) => void handle.addPhotos(id, files)} onDrop={(key) => handle.dropPhoto(id, key)}
        />
        <div className="field">
          <label htmlFor={of('measure')}>当场采取了什么措施</label>
          <textarea
            id={of('measure')} name={of('measure')} className="control" rows={2} aria-invalid={error('measure') ? true : undefined}
            aria-describedby={error('measure') ? `${of('measure')}-error` : undefined}
            {...given('measure', answer.measure)}
            onChange={(event) => handle.answer(id, { measure: event.target.value })}
          />
          {error('measure') ? <p className="error" id={`${of('measure')}-error`}>{error('measure')}</p> : null}
        </div>
      </div>
    </section>
  );
}
