import { ContractForm } from '~/components/forms/ContractForm';
import { FactList } from '~/components/ui';
import { SETTINGS_CONTRACTS } from '~/domain/organisation/settingsContracts';
import type { SignalRules } from '~/domain/rulepack/rules';

const { setSignals } = SETTINGS_CONTRACTS;
const FIELDS = Object.keys(setSignals.fields) as (keyof SignalRules)[];

/** From where on something about a check is told; each is a fact beside what is usual for whoever made it. */
export function SignalsForm({ signals, source, mayEdit }: { readonly signals: SignalRules; readonly source: string; readonly mayEdit: boolean }) {
  if (!mayEdit) return <FactList facts={FIELDS.map((name) => [setSignals.fields[name].label, `${signals[name]} ${setSignals.fields[name].unit ?? ''}`])} />;
  return (
    <ContractForm contract={setSignals} of="/settings" known={Object.fromEntries(FIELDS.map((name) => [name, { value: signals[name] }]))} row={FIELDS} quiet>
      <p className="soft">{source}。提示只列事实，与本人平时相比，旁边是本人的说明，不给任何人打分；改了以后，以前的检查也按新的界限列出。</p>
    </ContractForm>
  );
}
