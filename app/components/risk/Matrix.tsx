import { levelOf } from '~/domain/risk/cutOffs';
import type { CutOffSet } from '~/domain/rulepack/rules';
import { RISK_LEVEL_NAMES } from '~/domain/vocabulary/labels';
import { LevelMark } from '../ui';

const STEPS = [1, 2, 3, 4, 5];

/** The 5 × 5 matrix of a cut-off set, lit where an item stands. Every cell names its product and level, so colour is not the only sign. */
export function Matrix({ bands, likelihood, severity }: { bands: CutOffSet['bands']; likelihood: number | null; severity: number | null }) {
  return (
    <table className="matrix">
      <caption className="unseen">风险矩阵:行为可能性,列为严重度</caption>
      <thead>
        <tr>
          <th scope="col" className="corner">
            L \ S
          </th>
          {STEPS.map((step) => (
            <th key={step} scope="col" className={step === severity ? 'lit' : undefined}>
              {step}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...STEPS].reverse().map((row) => (
          <tr key={row}>
            <th scope="row" className={row === likelihood ? 'lit' : undefined}>
              {row}
            </th>
            {STEPS.map((column) => {
              const level = levelOf(bands, row * column);
              const here = row === likelihood && column === severity;
              return (
                <td key={column} className={here ? `${level} here` : level} aria-current={here ? 'true' : undefined} title={`${row} × ${column} = ${row * column},${RISK_LEVEL_NAMES[level]}`}>
                  {here ? <LevelMark level={level} size={12} /> : null}
                  {row * column}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
