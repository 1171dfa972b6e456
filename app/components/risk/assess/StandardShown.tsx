import { Link } from '@remix-run/react';
import { lecWords } from '~/domain/risk/assess/assessments';
import { levelOf } from '~/domain/risk/assess/cutOffs';
import { productFactors } from '~/domain/risk/assess/methods/ownProduct';
import type { StandardContent } from '~/domain/risk/assess/standard';
import { STANDARD_LABELS } from '~/domain/risk/assess/standardFields';
import { bandWords, cutOffWords, factorLabel, factorWords, fmeaWords } from '~/domain/risk/assess/standardWords';
import type { DirectGround } from '~/domain/risk/types';
import { METHOD_NAMES } from '~/domain/risk/words';
import type { Instant } from '~/domain/shared/instant';
import { FactList, InstantText } from '../../ui';
import { Matrix } from './Matrix';

/** One version of the standard, method by method. */
export function StandardShown({ content, grounds }: { content: StandardContent; grounds: readonly DirectGround[] }) {
  const { ls, lec, fmea, haccp, threeFactor, twoFactor, methods, document } = content;
  return (
    <div className="standard-shown">
      <FactList
        columns={1}
        facts={[
          [STANDARD_LABELS.document, document || '没有指明文件'],
          [STANDARD_LABELS.methods, methods.map((method) => METHOD_NAMES[method]).join('、')],
          [STANDARD_LABELS.lsSetId, `${ls.name}：${cutOffWords(ls.bands)}`],
          ['分级来源', ls.source],
          ['LEC', lecWords(lec)],
          ['FMEA', fmeaWords(fmea)],
          ['HACCP', `风险值大于 ${haccp.significantAbove} 为显著危害，须答判断树`],
          [STANDARD_LABELS.threeFactorSet, bandWords(threeFactor)],
          ...productFactors(threeFactor).map((factor): [string, string] => [factorLabel(factor.key), factorWords(factor)]),
          [STANDARD_LABELS.twoFactorSet, bandWords(twoFactor)],
        ]}
      />
      <div>
        <Matrix levelAt={(product) => levelOf(ls.bands, product)} row={{ key: 'L', name: '可能性', chosen: null }} column={{ key: 'S', name: '严重度', chosen: null }} />
        <h3>直接判定为重大的情形</h3>
        <ul className="plain-list">
          {grounds.map(({ id, text, basis }) => (
            <li key={id}>
              {text}
              <small className="under">依据：{basis}</small>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Every version that was adopted, the newest first. */
export function StandardHistory({ adopted }: { adopted: readonly { version: number; adoptedByName: string; adoptedAt: Instant; reason: string }[] }) {
  if (adopted.length === 0) return <p className="soft">还没有制定过标准，现在用的是本软件的建议。制定第 1 版以后，这里列出历次版本。</p>;
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
