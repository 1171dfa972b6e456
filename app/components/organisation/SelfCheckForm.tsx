import { ContractForm } from '~/components/forms/ContractForm';
import { SETTINGS_CONTRACTS } from '~/domain/organisation/settingsContracts';

/** The items a self-inspection asks, one a line. */
export function SelfCheckForm({ items, source, mayEdit }: { readonly items: readonly string[]; readonly source: string; readonly mayEdit: boolean }) {
  if (!mayEdit) return <ol>{items.map((item) => <li key={item}>{item}</li>)}</ol>;
  return (
    <ContractForm contract={SETTINGS_CONTRACTS.setSelfCheck} of="/settings" known={{ items: { value: items.join('\n'), lines: Math.min(20, items.length + 2) } }} quiet>
      <p className="soft">{source}。</p>
    </ContractForm>
  );
}
