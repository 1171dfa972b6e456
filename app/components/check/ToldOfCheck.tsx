import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import type { ToldCheck } from '~/pages/routine/signalsPage';
import { formatInstant } from '~/domain/shared/instant';
import { ContractForm } from '../forms/ContractForm';
import { phoneLook } from '../phone/look';

/** What the director reads of a check, shown to whoever made it, who may say something to it once. */
export function ToldOfCheck({ told: { check, told, answer } }: { told: ToldCheck }) {
  return (
    <section aria-labelledby="told-of-check">
      <h2 id="told-of-check">质量安全总监看到的情况</h2>
      <ul className="ph-told">
        {told.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {answer ? (
        <p>
          您于{formatInstant(answer.answeredAt)}说明：{answer.words}
        </p>
      ) : (
        <>
          <p className="help">这里只列事实，不打分。有原因的，可以写几句，总监会在旁边看到。</p>
          <ContractForm contract={ROUTINE_CONTRACTS.explainCheck} of={`/records/${check.id}`} look={phoneLook(`/records/${check.id}`)} />
        </>
      )}
    </section>
  );
}
