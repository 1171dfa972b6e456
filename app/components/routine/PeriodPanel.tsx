import { HiddenField, SubmitButton, TextAreaField, VerbForm } from '~/components/forms';
import { Notice } from '~/components/ui';
import { PERIOD_STATE_NAMES, type PeriodState } from '~/domain/routine/periodState';

/** A week or month that was not done: the reason given, or the question why. */
export function GapPanel({ state, reason, mayExplain, action, what }: { state: PeriodState; reason: string | null; mayExplain: boolean; action: string; what: string }) {
  if (state === 'excused') return <Notice tone="info" title={`${what}${PERIOD_STATE_NAMES[state]}`}>{reason}</Notice>;
  if (state !== 'missed') return null;
  return (
    <Notice tone="warning" title={`${what}已经结束，还没有签字的文书`}>
      {mayExplain ? (
        <VerbForm action={action}>
          <TextAreaField name="reason" label="未进行的原因" required rows={2} />
          <SubmitButton quiet confirm="原因提交后不能更改；这一期仍记为未进行。">提交原因</SubmitButton>
        </VerbForm>
      ) : (
        <p>请由质量安全总监或主要负责人说明原因，或补做后签字。</p>
      )}
    </Notice>
  );
}

/** Compiling anew: into the open draft, or as a further paper of the same period. */
export function CompileForm({ action, version, first, label }: { action: string; version: number | null; first: boolean; label: string }) {
  return (
    <VerbForm action={action}>
      <HiddenField name="version" value={version ?? ''} />
      <SubmitButton quiet={!first}>{label}</SubmitButton>
    </VerbForm>
  );
}

/** Setting one's name under a paper. The 主要负责人 adds words of his own. */
export function SignForm({ action, after, version, capacity, wordsRequired, what }: { action: string; after: readonly string[]; version: number; capacity: 'director' | 'principal'; wordsRequired: boolean; what: string }) {
  const principal = capacity === 'principal';
  return (
    <VerbForm action={action}>
      <HiddenField name="version" value={version} />
      <TextAreaField name="words" label={principal ? '主要负责人意见' : '签字说明'} required={wordsRequired} rows={3} />
      <SubmitButton after={after} confirm={principal ? `签字后${what}封存，内容和数字都不能再改。` : `签字后${what}的内容和数字不能再改，等待主要负责人签字。`}>
        {principal ? '以主要负责人身份签字' : '以质量安全总监身份签字'}
      </SubmitButton>
    </VerbForm>
  );
}
