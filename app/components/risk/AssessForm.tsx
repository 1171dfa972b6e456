import { useState } from 'react';
import { factorOf } from '~/domain/risk/assessments';
import { levelOf } from '~/domain/risk/cutOffs';
import { CONTROLLED_BY, DEFAULT_FREQUENCY } from '~/domain/risk/levels';
import { LIKELIHOOD_SCALE, SEVERITY_SCALE, SEVERITY_SCALE_NOTE } from '~/domain/risk/scales';
import type { RiskItem } from '~/domain/risk/types';
import type { CutOffSet } from '~/domain/rulepack/rules';
import { CONTROL_LEVEL_NAMES, FREQUENCY_NAMES, RISK_COLOUR_NAMES } from '~/domain/vocabulary/labels';
import { CheckboxField, HiddenField, RadioField, SubmitButton, TextAreaField, VerbForm } from '../forms';
import { LevelTag } from '../ui';
import { Matrix } from './Matrix';

const steps = (scale: typeof LIKELIHOOD_SCALE) => [...scale].reverse().map(({ score, text }) => ({ value: String(score), label: String(score), hint: text }));

/** Chooses both factors beside the words of their scales; the matrix shows at once what follows. */
export function AssessForm({ item, set }: { item: RiskItem; set: Pick<CutOffSet, 'bands' | 'name' | 'version' | 'source'> }) {
  const chosen = (key: 'L' | 'S') => (item.assessment && factorOf(item.assessment, key)?.value) ?? null;
  const [likelihood, setLikelihood] = useState(chosen('L'));
  const [severity, setSeverity] = useState(chosen('S'));
  const level = likelihood && severity ? levelOf(set.bands, likelihood * severity) : null;
  return (
    <VerbForm action={`/risk/items/${item.id}/assessment`} className="form wide">
      <HiddenField name="version" value={item.version} />
      <input type="hidden" name="method" value="LS" />
      <div
        className="assess"
        onChange={({ target }) => {
          if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return;
          if (target.name === 'factorL') setLikelihood(Number(target.value));
          if (target.name === 'factorS') setSeverity(Number(target.value));
        }}
      >
        <RadioField name="factorL" label="可能性 L" options={steps(LIKELIHOOD_SCALE)} defaultValue={likelihood === null ? null : String(likelihood)} required stacked />
        <RadioField name="factorS" label="严重度 S" options={steps(SEVERITY_SCALE)} defaultValue={severity === null ? null : String(severity)} required stacked help={SEVERITY_SCALE_NOTE} />
        <div className="outcome" aria-live="polite">
          <Matrix bands={set.bands} likelihood={likelihood} severity={severity} />
          {level && likelihood && severity ? (
            <dl>
              <div>
                <dt>风险值</dt>
                <dd>
                  {likelihood} × {severity} = <b>{likelihood * severity}</b>
                </dd>
              </div>
              <div>
                <dt>等级</dt>
                <dd>
                  <LevelTag level={level} />({RISK_COLOUR_NAMES[level]})
                </dd>
              </div>
              <div>
                <dt>管控层级</dt>
                <dd>{CONTROLLED_BY[level].map((control) => CONTROL_LEVEL_NAMES[control]).join('、')}</dd>
              </div>
              <div>
                <dt>建议频次</dt>
                <dd>{FREQUENCY_NAMES[DEFAULT_FREQUENCY[level]]}</dd>
              </div>
            </dl>
          ) : (
            <p className="soft">选好可能性和严重度后,这里显示等级。</p>
          )}
          <p className="soft">
            分级标准:{set.name} 第 {set.version} 版。{set.source}
          </p>
        </div>
      </div>
      <TextAreaField name="reason" label="评价理由" required rows={2} defaultValue={item.assessment?.reason ?? ''} maxLength={500} />
      <CheckboxField name="takeFrequency" label="检查频次按等级的建议值调整" />
      <SubmitButton>保存评价</SubmitButton>
    </VerbForm>
  );
}
