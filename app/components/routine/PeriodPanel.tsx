import { ContractForm } from '~/components/forms/ContractForm';
import { Notice } from '~/components/ui';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import { PERIOD_STATE_NAMES, type PeriodState } from '~/domain/routine/periodState';

/** A week or month that was not done: the reason given, or the question why. */
export function GapPanel({ state, reason, mayExplain, of, what }: { state: PeriodState; reason: string | null; mayExplain: boolean; of: string; what: string }) {
  if (state === 'excused') return <Notice tone="info" title={`${what}${PERIOD_STATE_NAMES[state]}`}>{reason}</Notice>;
  if (state !== 'missed') return null;
  return (
    <Notice tone="warning" title={`${what}已经结束，还没有签字的文书`}>
      {mayExplain ? (
        <ContractForm contract={ROUTINE_CONTRACTS.explainPeriod} of={of} quiet known={{ reason: { lines: 2 } }} />
      ) : (
        <p>请由质量安全总监或主要负责人说明原因，或补做后签字。</p>
      )}
    </Notice>
  );
}

/** Compiling anew: into the open draft, or as a further paper of the same period. */
export function CompileForm({ of, version, first, label }: { of: string; version: number | null; first: boolean; label: string }) {
  return <ContractForm contract={ROUTINE_CONTRACTS.compile} of={of} known={{ version: { value: version } }} quiet={!first} send={label} />;
}

/** Setting one's name under a paper. The 主要负责人 adds words of his own. */
export function SignForm({ of, after, version, capacity, wordsRequired, what }: { of: string; after: readonly string[]; version: number; capacity: 'director' | 'principal'; wordsRequired: boolean; what: string }) {
  const principal = capacity === 'principal';
  return (
    <ContractForm
      contract={ROUTINE_CONTRACTS.signPaper}
      of={of}
      known={{ version: { value: version }, words: { label: principal ? '主要负责人意见' : undefined, required: wordsRequired } }}
      after={after}
      confirm={principal ? `签字后${what}封存，内容和数字都不能再改。` : `签字后${what}的内容和数字不能再改，等待主要负责人签字。`}
      send={principal ? '以主要负责人身份签字' : '以质量安全总监身份签字'}
    />
  );
}
