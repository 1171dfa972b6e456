import type { NothingToCheck, SheetItem } from '~/domain/routine/sheet';
import { type Day, formatDay } from '~/domain/shared/day';
import { formatInstant } from '~/domain/shared/instant';
import { ANSWER_RESULTS } from '~/domain/routine/types';
import { RESULT_NAMES } from '~/domain/routine/words';
import { type FormState, typed, typedAll } from '../forms/state';
import { BigLink } from '../phone/BigLink';
import { PhotoRow } from './RecordAnswers';

const WORDS: Readonly<Record<Exclude<NothingToCheck['kind'], 'done'>, string>> = {
  future: '这一天还没有到，到了当天再检查。',
  beforeFirstVersion: '这一天还没有生效的风险管控清单。清单由质量安全总监发布后，这里会列出检查项目。',
  stopped: '这一天已申报停产，不需要检查。如果实际在生产，请告诉质量安全员撤销停产申报。',
  nothingDue: '这个岗位这一天没有应检项目。',
};

/** A day without anything to check, with the reason; a day already done leads to its record, with what was filled in and not taken. */
export function NothingDue({ nothing, postId, day, state, items }: { nothing: NothingToCheck; postId: string; day: Day; state: FormState | undefined; items: readonly SheetItem[] }) {
  // What is seen at a post is never turned away, whether or not a check is asked for.
  const report = <BigLink to={`/my/report?post=${postId}`} plain>报告问题</BigLink>;
  if (nothing.kind !== 'done') {
    return (
      <>
        <p>
          {formatDay(day)}：{WORDS[nothing.kind]}
        </p>
        {report}
        <BigLink to="/today" plain>
          返回今日
        </BigLink>
      </>
    );
  }
  return (
    <>
      {state?.formError ? (
        <div className="form-summary" role="alert">
          <h2>没有再次提交</h2>
          <p>{state.formError}</p>
        </div>
      ) : (
        <p>
          {nothing.by}已于{formatInstant(nothing.at)}提交，记录 {nothing.number}。如内容有误，请打开记录办理更正；操作工请告诉班组长。
        </p>
      )}
      <BigLink to={`/records/${nothing.recordId}`}>查看记录</BigLink>
      {state ? <NotTaken items={items} state={state} /> : null}
      {report}
      <BigLink to="/today" plain>
        返回今日
      </BigLink>
    </>
  );
}

/** What somebody filled in for a day that was done already, to be taken over into a correction. */
function NotTaken({ items, state }: { items: readonly SheetItem[]; state: FormState }) {
  return (
    <section aria-labelledby="not-taken">
      <h2 id="not-taken">刚才填写的内容（没有保存）</h2>
      <ol className="answers">
        {items.map(({ id, riskPoint }) => {
          const result = ANSWER_RESULTS.find((one) => one === typed(state, `answer.${id}`));
          const [description, measure] = [typed(state, `description.${id}`), typed(state, `measure.${id}`)];
          const values = typedAll(state, `values.${id}`).filter(Boolean).join('、');
          return (
            <li key={id}>
              <span>
                {riskPoint} <span className={`result ${result ?? ''}`}>{result ? RESULT_NAMES[result] : '没有选择'}</span>
              </span>
              {values ? <span>测量值：{values}</span> : null}
              {description ? <span>问题：{description}</span> : null}
              {measure ? <span>即时措施：{measure}</span> : null}
              <PhotoRow photos={typedAll(state, `photoHash.${id}`)} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
