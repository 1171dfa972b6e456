import { LIBRARY_CONTRACTS } from '~/domain/risk/library/contracts';
import { rowMark, type RowChange } from '~/domain/risk/library/libraryEdit';
import { limitWords } from '~/domain/risk/library/limit';
import type { TemplateRow } from '~/domain/risk/library/template';
import { ContractFields, type FormState, type Known, knownOf, SubmitButton, VerbForm } from '../../forms';

const { fields } = LIBRARY_CONTRACTS.writeRow;

/** A row of the library's draft edition, or a new one: its words, where its criterion was read, and why it changes. */
export function TemplateRowForm({ row, change, edition, state }: { row: TemplateRow | null; change: Pick<RowChange, 'changedAt'> | null; edition: number; state: FormState | undefined }) {
  const told = knownOf(fields, row);
  const known: Record<string, Known> = {
    ...told,
    seen: { value: rowMark(change ?? undefined) },
    criterion: { ...told.criterion, help: row ? `${limitWords({ ...row, criterionStandard: row.limitSource })}。改动准则后须重新核对。` : undefined },
  };
  const draw = (...only: (keyof typeof fields)[]) => <ContractFields fields={fields} known={known} only={only} />;
  const beside = (...only: (keyof typeof fields)[]) => <div className="fields-row">{draw(...only)}</div>;
  return (
    <VerbForm state={state}>
      {draw('seen')}
      {beside('stage', 'dimension', 'frequency')}
      {beside('workshop', 'post', 'role')}
      {draw('riskPoint', 'failure', 'consequence', 'measure', 'method', 'criterion', 'criterionCondition')}
      {beside('standard', 'clause', 'limitEdition')}
      {beside('likelihood', 'severity')}
      {draw('ratingReason', 'reason')}
      <SubmitButton>保存到第 {edition} 版</SubmitButton>
    </VerbForm>
  );
}
