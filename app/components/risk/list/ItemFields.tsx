import { LIST_CONTRACTS } from '~/domain/risk/list/contracts';
import { ITEM_LABELS } from '~/domain/risk/list/itemStanding';
import type { Dimension, RiskItem, Stage } from '~/domain/risk/types';
import { ContractFields, type Known, knownOf, type Option } from '../../forms';
import { MeasuresField } from './Measures';

const { fields } = LIST_CONTRACTS.addItem;

/** What is known of a new item before anything is typed. */
export interface GivenFields {
  readonly postId: string | null;
  readonly stage: Stage | null;
  readonly dimension: Dimension | null;
}

/** The words of an item, in the order in which one thinks of them: where, what, how it goes wrong, what is done, how it is checked. */
export function ItemFields({ item, posts, given }: { item?: RiskItem; posts: readonly Option[]; given?: GivenFields }) {
  const told = knownOf(fields, item ?? given);
  const known: Record<string, Known> = { ...told, postId: { ...told.postId, options: posts }, failure: { ...told.failure, label: `${ITEM_LABELS.failure}（怎样失效）` } };
  const row = (...only: (keyof typeof fields)[]) => <div className="fields-row"><ContractFields fields={fields} known={known} only={only} /></div>;
  return (
    <>
      {row('postId', 'stage', 'dimension', 'product')}
      <ContractFields fields={fields} known={known} only={['riskPoint']} />
      {row('failure', 'consequence')}
      <MeasuresField measures={item?.measures ?? []} />
      {row('checkContent', 'method')}
      <div className="fields-row">
        <ContractFields fields={fields} known={known} only={['criterion', 'criterionCondition']} />
        {/* Taking an assessment may set the frequency; the list then shows it while the words beside it stay as typed. */}
        <ContractFields key={item?.frequency} fields={fields} known={known} only={['frequency']} />
      </div>
    </>
  );
}
