import { Fragment, type ReactNode } from 'react';
import { NOT_APPLICABLE_REASONS, OTHER_REASON } from '~/domain/routine/notApplicable';
import { ANSWER_RESULTS, type AnswerResult } from '~/domain/routine/types';
import { RESULT_NAMES } from '~/domain/routine/words';
import { FieldNotes, useControl } from '../forms/Field';
import { typed } from '../forms/state';
import { PhonePhotos } from '../phone/PhonePhotos';

/** What an answer says before anybody touched it: nothing, or what a record says that is to be corrected. */
interface Given {
  readonly result?: AnswerResult;
  readonly description?: string;
  readonly measure?: string;
}

/** Some lines that an answer asks for. */
export function Words({ name, label, given }: { name: string; label: string; given: string | undefined }) {
  const control = useControl({ name, label });
  return (
    <div className="field">
      <label htmlFor={control.id}>{label}</label>
      <textarea {...control.tied} className="control" rows={2} defaultValue={typed(control.state, name, given)} />
      <FieldNotes control={control} />
    </div>
  );
}

/** Why an item does not apply: one of the usual reasons, or in words of one's own. */
function Why({ id, given }: { id: string; given: string }) {
  const name = `why.${id}`;
  const control = useControl({ name, label: '' });
  const known = NOT_APPLICABLE_REASONS.find((reason) => reason === given);
  const chosen = typed(control.state, name, known ?? (given === '' ? '' : OTHER_REASON));
  return (
    <fieldset className="field why" id={control.id} aria-describedby={control.tied['aria-describedby']}>
      <legend>为什么不适用</legend>
      {[...NOT_APPLICABLE_REASONS, OTHER_REASON].map((reason, at) => (
        <Fragment key={reason}>
          <input type="radio" id={`why${at}.${id}`} className={reason === OTHER_REASON ? 'other' : undefined} name={name} value={reason} defaultChecked={chosen === reason} />
          <label htmlFor={`why${at}.${id}`}>{reason === OTHER_REASON ? '其他，请写明' : reason}</label>
        </Fragment>
      ))}
      <Words name={`otherWhy.${id}`} label="其他原因" given={known ? '' : given} />
      <FieldNotes control={control} />
    </fieldset>
  );
}

/**
 * Three answers of equal weight, none chosen beforehand, and what each asks for. What belongs to an answer follows it in the page and is shown
 * by the answer itself, so that it works without scripts and in old browsers.
 */
export function ItemAnswer({ id, point, given = {}, children }: { id: string; point: string; given?: Given; children?: ReactNode }) {
  const name = `answer.${id}`;
  const control = useControl({ name, label: point });
  // What was done at once is asked of what was measured out of its limits too, whatever was chosen.
  const chosen = control.state?.errors[`measure.${id}`] ? 'nonconforming' : typed(control.state, name, given.result);
  return (
    <fieldset className="answers3" id={control.id} aria-describedby={control.tied['aria-describedby']}>
      <legend className="unseen">{point}：检查结果</legend>
      {ANSWER_RESULTS.map((result) => (
        <Fragment key={result}>
          <input type="radio" className={`pick ${result}`} id={`${result}.${id}`} name={name} value={result} defaultChecked={chosen === result} />
          <label htmlFor={`${result}.${id}`}>{RESULT_NAMES[result]}</label>
        </Fragment>
      ))}
      <div className="told">
        <FieldNotes control={control} />
      </div>
      <Why id={id} given={given.result === 'notApplicable' ? (given.description ?? '') : ''} />
      <div className="finding">
        <Words name={`description.${id}`} label="哪里不符合" given={given.result === 'nonconforming' ? given.description : ''} />
        {children ?? <PhonePhotos name={`photo.${id}`} kept={`photoHash.${id}`} label="照片" help="可选，最多 9 张；位置等附加信息会自动去掉。" />}
        <Words name={`measure.${id}`} label="当场采取了什么措施" given={given.measure} />
      </div>
    </fieldset>
  );
}
