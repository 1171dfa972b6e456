import type { RiskStandard } from '~/domain/risk/assess/standard';
import type { RiskItem } from '~/domain/risk/types';
import { RISK_LEVEL_NAMES } from '~/domain/risk/words';
import { Kept } from '../../forms';
import { LevelTag, Section } from '../../ui';
import { AssessForm } from './AssessForm';
import { AssessmentShown } from '../list/ItemParts';

interface View {
  readonly item: RiskItem;
  readonly editable: boolean;
  readonly original: RiskStandard | null;
  readonly names: { readonly residualBy: string };
}

/** What remains with the measures in force, beside what there was without them. */
export function ResidualPart({ view: { item, editable, original, names } }: { view: View }) {
  const { assessment, residual } = item;
  if (!assessment || (!editable && !residual)) return null;
  const shown = residual ? <AssessmentShown assessment={residual} by={names.residualBy} standard={original} /> : null;
  if (!editable || !original) return <Section term="residual" title="残余风险">{shown}</Section>;
  return (
    <Section term="residual" title="残余风险" extra={residual ? <LevelTag level={residual.level} /> : <span className="soft">尚未评价</span>}>
      <p className="soft">
        采取措施以后还剩多少风险。沿用固有风险（{RISK_LEVEL_NAMES[assessment.level]}）的方法和分级；没有登记措施时不能更低。
      </p>
      <Kept record={{ item, assessment, original }} words={(known) => JSON.stringify([known.assessment, known.item.residual])}>
        {(known) => (
          <details className="residual">
            <summary className="button quiet">{residual ? '重新评价残余风险' : '评价残余风险'}</summary>
            <AssessForm item={known.item} standard={known.original} method={known.assessment.method} residual />
          </details>
        )}
      </Kept>
      {shown}
    </Section>
  );
}
