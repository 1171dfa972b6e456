import { lecWords } from '~/domain/risk/assess/assessments';
import type { Grade } from '~/domain/risk/assess/grade';
import { CONTROLLED_BY, DEFAULT_FREQUENCY } from '~/domain/risk/assess/levels';
import type { RiskStandard } from '~/domain/risk/assess/standard';
import type { DirectGround } from '~/domain/risk/types';
import { CONTROL_LEVEL_NAMES, FREQUENCY_NAMES, HACCP_OUTCOME_NAMES, RISK_COLOUR_NAMES } from '~/domain/risk/words';
import { LevelTag } from '../../ui';

const standardWords = ({ version }: RiskStandard): string => (version === 0 ? '本软件建议的标准（企业尚未制定）' : `企业标准第 ${version} 版`);

/** What a choice leads to: value, level, colour, who must control it, and how often it is checked. */
export function Outcome({ grade, grounds, scores, standard }: { grade: Grade | null; grounds: readonly DirectGround[]; scores: readonly number[]; standard: RiskStandard }) {
  if (!grade) return <p className="soft">选好每个因素后，这里显示等级。</p>;
  const { level, value } = grade;
  return (
    <>
      <dl>
        {value === null ? null : (
          <div>
            <dt>风险值</dt>
            <dd>
              {scores.join(' × ')} = <b>{value}</b>
              {'grade' in grade ? ` ${grade.grade}` : ''}
              {grade.method === 'FMEA' ? ` AP:${grade.actionPriority}` : ''}
            </dd>
          </div>
        )}
        <div>
          <dt>等级</dt>
          <dd>
            <LevelTag level={level} />（{RISK_COLOUR_NAMES[level]}）
          </dd>
        </div>
        {grounds.length > 0 ? (
          <div>
            <dt>直接判定</dt>
            <dd>
              {grounds.map(({ id, text, basis }) => (
                <span key={id} className="ground">
                  {text}
                  <small>依据：{basis}</small>
                </span>
              ))}
            </dd>
          </div>
        ) : null}
        {grade.method === 'HACCP' ? (
          <div>
            <dt>判断结论</dt>
            <dd>{HACCP_OUTCOME_NAMES[grade.outcome]}</dd>
          </div>
        ) : null}
        <div>
          <dt>管控层级</dt>
          <dd>{CONTROLLED_BY[level].map((control) => CONTROL_LEVEL_NAMES[control]).join('、')}</dd>
        </div>
        <div>
          <dt>建议频次</dt>
          <dd>{FREQUENCY_NAMES[DEFAULT_FREQUENCY[level]]}</dd>
        </div>
      </dl>
      <p className="soft">
        {grade.method === 'LS' || grade.method === 'HACCP' ? `分级：${standard.content.ls.name}。${standard.content.ls.source}。` : null}
        {grade.method === 'LEC' ? `分级：${lecWords(grade)}。` : null}
        {grade.method === 'FMEA' && grade.rule === 'AP' ? 'AP 换算为四级是本软件的建议。' : null}
        {standardWords(standard)}
      </p>
    </>
  );
}
