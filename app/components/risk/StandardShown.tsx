import { Link } from '@remix-run/react';
import { lecWords } from '~/domain/risk/assessments';
import { levelOf } from '~/domain/risk/cutOffs';
import { productFactors } from '~/domain/risk/methods/ownProduct';
import { boundsOf } from '~/domain/risk/methods/scale';
import { THREE_FACTOR_SETS, TWO_FACTOR_SETS } from '~/domain/risk/methods/threeFactor';
import type { StandardContent } from '~/domain/risk/standard';
import { type DirectGround, RISK_LEVELS } from '~/domain/risk/types';
import { METHOD_NAMES, RISK_COLOUR_NAMES, RISK_LEVEL_NAMES } from '~/domain/vocabulary/labels';
import type { Instant } from '~/domain/shared/instant';
import { FactList, InstantText } from '../ui';
import { Matrix } from './Matrix';

const range = (low: number, high: number): string => (low === high ? String(low) : `${low}–${high}`);

function bandWords({ setId, levels, thresholds }: StandardContent['threeFactor']): string {
  if (thresholds) return `企业自定界限:${boundsOf(thresholds).map(([level, bound]) => `≥${bound} ${RISK_LEVEL_NAMES[level]}`).join(',')},其余低`;
  const set = [...THREE_FACTOR_SETS, ...TWO_FACTOR_SETS].find(({ id }) => id === setId);
  return set ? `${set.name}:${set.bands.map(({ word, low, high }, index) => `${word} ${range(low, high)} → ${RISK_LEVEL_NAMES[levels[index] ?? 'low']}`).join(',')}` : setId;
}

/** One version of the standard, method by method. */
export function StandardShown({ content, grounds }: { content: StandardContent; grounds: readonly DirectGround[] }) {
  const { ls, lec, fmea, haccp, threeFactor, twoFactor, methods, document } = content;
  const { major, considerable, general } = fmea.thresholds;
  return (
    <div className="standard-shown">
      <FactList
        columns={1}
        facts={[
          ['标准文件', document || '没有指明文件'],
          ['采用的方法', methods.map((method) => METHOD_NAMES[method]).join('、')],
          ['LS 分级', `${ls.name}:${RISK_LEVELS.map((level) => `${RISK_LEVEL_NAMES[level]}(${RISK_COLOUR_NAMES[level]})${range(...ls.bands[level])}`).join(',')}`],
          ['分级来源', ls.source],
          ['LEC', lecWords(lec)],
          ['FMEA', fmea.rule === 'AP' ? '按行动优先级(AP)定级:S≥9 且 AP 高为重大,AP 高为较大,AP 中为一般,AP 低为低' : `按 RPN 定级:≥${major} 重大,≥${considerable} 较大,≥${general} 一般,其余低`],
          ['HACCP', `风险值大于 ${haccp.significantAbove} 为显著危害,须答判断树`],
          ['三因素', bandWords(threeFactor)],
          ...productFactors(threeFactor).map(({ key, name, steps }): [string, string] => [`三因素之 ${key}`, `${name}:${steps.map(({ score, text }) => `${score} ${text}`).join(';')}`]),
          ['两因素', bandWords(twoFactor)],
        ]}
      />
      <div>
        <Matrix levelAt={(product) => levelOf(ls.bands, product)} row={{ key: 'L', name: '可能性', chosen: null }} column={{ key: 'S', name: '严重度', chosen: null }} />
        <h3>直接判定为重大的情形</h3>
        <ul className="plain-list">
          {grounds.map(({ id, text, basis }) => (
            <li key={id}>
              {text}
              <small className="under">依据:{basis}</small>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Every version that was adopted, the newest first. */
export function StandardHistory({ adopted }: { adopted: readonly { version: number; adoptedByName: string; adoptedAt: Instant; reason: string }[] }) {
  if (adopted.length === 0) return <p className="soft">还没有制定过标准,现在用的是本软件的建议。制定第 1 版以后,这里列出历次版本。</p>;
  return (
    <table className="library-rows">
      <thead>
        <tr>
          <th scope="col">版本</th>
          <th scope="col">采用</th>
          <th scope="col">理由</th>
          <th scope="col">对清单的影响</th>
        </tr>
      </thead>
      <tbody>
        {adopted.map(({ version, adoptedByName, adoptedAt, reason }) => (
          <tr key={version}>
            <td className="keep"><Link to={`/risk/standard?version=${version}`}>第 {version} 版</Link></td>
            <td className="keep">{adoptedByName} · <InstantText at={adoptedAt} /></td>
            <td>{reason}</td>
            <td className="keep"><Link to={`/risk/standard/${version}/impact`}>看哪些项会变</Link></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
