import type { RiskLevel } from '~/domain/risk/types';
import { RISK_LEVEL_NAMES } from '~/domain/risk/words';
import { LevelMark } from '../../ui';

const STEPS = [1, 2, 3, 4, 5];

/** One axis of the matrix: its letter, its name, and the step chosen. */
export interface Axis {
  readonly key: string;
  readonly name: string;
  readonly chosen: number | null;
}

/** The 5 × 5 matrix of two factors, lit where an item stands. Every cell names its product and level, so colour is not the only sign. */
export function Matrix({ levelAt, row, column }: { levelAt: (product: number) => RiskLevel; row: Axis; column: Axis }) {
  return (
    <table className="matrix">
      <caption className="unseen">
        风险矩阵：行为{row.name}，列为{column.name}
      </caption>
      <thead>
        <tr>
          <th scope="col" className="corner">
            {row.key} \ {column.key}
          </th>
          {STEPS.map((step) => (
            <th key={step} scope="col" className={step === column.chosen ? 'lit' : undefined}>
              {step}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...STEPS].reverse().map((high) => (
          <tr key={high}>
            <th scope="row" className={high === row.chosen ? 'lit' : undefined}>
              {high}
            </th>
            {STEPS.map((wide) => {
              const level = levelAt(high * wide);
              const here = high === row.chosen && wide === column.chosen;
              return (
                <td key={wide} className={here ? `${level} here` : level} aria-current={here ? 'true' : undefined} title={`${high} × ${wide} = ${high * wide}，${RISK_LEVEL_NAMES[level]}`}>
                  {here ? <LevelMark level={level} size={12} /> : null}
                  {high * wide}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
