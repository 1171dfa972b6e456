import { levelOf } from '~/domain/risk/assess/cutOffs';
import { type Grade, gradeBy, type Scores } from '~/domain/risk/assess/grade';
import { AP_TABLE } from '~/domain/risk/assess/methods/fmea';
import { boundsOf, type Thresholds } from '~/domain/risk/assess/methods/scale';
import { THREE_FACTOR_SETS } from '~/domain/risk/assess/methods/threeFactor';
import type { StandardContent } from '~/domain/risk/assess/standard';
import { rangeWords } from '~/domain/risk/assess/standardWords';
import type { FactorKey, Method, RiskLevel } from '~/domain/risk/types';
import { FACTOR_NAMES, RISK_COLOUR_NAMES, RISK_LEVEL_NAMES } from '~/domain/risk/words';
import { LevelMark } from '../../ui';
import { Matrix } from './Matrix';

interface Line {
  readonly range: string;
  readonly level: RiskLevel;
  readonly word: string;
  readonly here: boolean;
}

/** Bands of a method whose value cannot be drawn as a matrix, the one that holds lit. */
function Bands({ caption, lines }: { caption: string; lines: readonly Line[] }) {
  return (
    <table className="bands">
      <caption className="unseen">{caption}</caption>
      <tbody>
        {lines.map(({ range, level, word, here }) => (
          <tr key={range} className={here ? 'here' : undefined} aria-current={here ? 'true' : undefined}>
            <th scope="row">{range}</th>
            <td className={level}>
              <LevelMark level={level} size={12} /> {RISK_LEVEL_NAMES[level]}（{RISK_COLOUR_NAMES[level]}）
            </td>
            <td>{word}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const PRIORITY_NAMES = { H: '高', M: '中', L: '低' } as const;
const DETECTIONS = ['7–10', '5–6', '2–4', '1'];

/** The row of the Action Priority table that severity and occurrence lead to, lit at the detection. */
function PriorityRow({ severity, occurrence, detection }: { severity: number; occurrence: number; detection: number | null }) {
  const row = AP_TABLE.find(({ s, o }) => severity >= s && occurrence >= o)!;
  const lit = detection === null ? -1 : detection >= 7 ? 0 : detection >= 5 ? 1 : detection >= 2 ? 2 : 3;
  return (
    <table className="bands">
      <caption>
        行动优先级：S {severity}、O {occurrence} 时
      </caption>
      <thead>
        <tr>
          <th scope="col">D</th>
          {DETECTIONS.map((text) => (
            <th key={text} scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">AP</th>
          {row.cells.map((cell, index) => (
            <td key={index} className={index === lit ? 'here' : undefined} aria-current={index === lit ? 'true' : undefined}>
              {cell} {PRIORITY_NAMES[cell]}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

/** A factory's thresholds as lines, the highest first. */
const linesOf = (thresholds: Thresholds, at: RiskLevel | undefined): Line[] => {
  const bounds = boundsOf(thresholds).map(([level, bound]) => [`≥ ${bound}`, level] as const);
  return [...bounds, [`< ${thresholds.general}`, 'low'] as const].map(([said, level]) => ({ range: said, word: '', level, here: at === level }));
};

/** How a method turns its value into a level under a standard, lit where the scores stand. */
export function Scale({ method, content, scores, grade }: { method: Method; content: StandardContent; scores: Scores; grade: Grade | null }) {
  const axis = (key: FactorKey) => ({ key, name: FACTOR_NAMES[key], chosen: scores[key] ?? null });
  const value = grade?.value ?? null;
  switch (method) {
    case 'LS':
    case 'HACCP':
      return <Matrix levelAt={(product) => levelOf(content.ls.bands, product)} row={axis('L')} column={axis('S')} />;
    case 'twoFactor':
      return <Matrix levelAt={(product) => gradeBy('twoFactor', factorsOfProduct(product), {}, { version: 0, content }).level} row={axis('F')} column={axis('S')} />;
    case 'threeFactor': {
      const { thresholds } = content.threeFactor;
      if (thresholds) {
        return <Bands caption="三因素乘积的分级" lines={linesOf(thresholds, grade?.level)} />;
      }
      const set = THREE_FACTOR_SETS.find(({ id }) => id === content.threeFactor.setId);
      const lines = set?.bands.map(({ word, low, high }, index): Line => ({ range: rangeWords(low, high), word, level: content.threeFactor.levels[index] ?? 'low', here: value !== null && low <= value && value <= high }));
      return <Bands caption="三因素乘积的分级" lines={[...(lines ?? [])].reverse()} />;
    }
    case 'LEC': {
      const { seventy, twenty } = content.lec;
      const lines: [string, string, RiskLevel][] = [
        ['> 320', '极其危险', 'major'],
        ['> 160', '高度危险', 'considerable'],
        [seventy === 'general' ? '≥ 70' : '> 70', '显著危险', 'general'],
        [twenty === 'ordinary' ? '≥ 20' : '> 20', '一般危险', 'low'],
        [twenty === 'ordinary' ? '< 20' : '≤ 20', '稍有危险', 'low'],
      ];
      return <Bands caption="LEC 的分级" lines={lines.map(([said, word, level]) => ({ range: said, word, level, here: grade?.method === 'LEC' && grade.grade === word }))} />;
    }
    case 'FMEA': {
      const { rule, thresholds } = content.fmea;
      if (rule === 'AP') {
        const [severity, occurrence] = [scores.S, scores.O];
        return severity && occurrence ? <PriorityRow severity={severity} occurrence={occurrence} detection={scores.D ?? null} /> : null;
      }
      return <Bands caption="RPN 的分级" lines={linesOf(thresholds, grade?.level)} />;
    }
    case 'direct':
      return null;
  }
}

/** Two steps of 1–5 whose product is the one given. */
function factorsOfProduct(product: number): Scores {
  const S = [5, 4, 3, 2, 1].find((step) => product % step === 0 && product / step <= 5) ?? 1;
  return { S, F: product / S };
}
