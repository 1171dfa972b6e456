import type { NothingToCheck } from '~/domain/routine/sheet';
import { type Day, formatDay } from '~/domain/shared/day';
import { formatInstant } from '~/domain/shared/instant';
import type { FormState } from '../forms/state';
import { BigLink } from '../phone/BigLink';

const WORDS: Readonly<Record<Exclude<NothingToCheck['kind'], 'done'>, string>> = {
  future: '这一天还没有到,到了当天再检查。',
  beforeFirstVersion: '这一天还没有生效的风险管控清单。清单由质量安全总监发布后,这里会列出检查项目。',
  stopped: '这一天已申报停产,不需要检查。如果实际在生产,请告诉质量安全员撤销停产申报。',
  nothingDue: '这个岗位这一天没有应检项目。',
};

/** A day without anything to check, with the reason; a day already done leads to its record. */
export function NothingDue({ nothing, day, state }: { nothing: NothingToCheck; day: Day; state: FormState | undefined }) {
  if (nothing.kind !== 'done') {
    return (
      <>
        <p>
          {formatDay(day)}:{WORDS[nothing.kind]}
        </p>
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
      ) : null}
      <p>
        {nothing.by}已于{formatInstant(nothing.at)}提交,记录 {nothing.number}。如内容有误,请打开记录办理更正。
      </p>
      <BigLink to={`/records/${nothing.recordId}`}>查看记录</BigLink>
      <BigLink to="/today" plain>
        返回今日
      </BigLink>
    </>
  );
}
