import { type ReactNode, useState } from 'react';
import { ASSESS_CONTRACTS } from '~/domain/risk/assess/contracts';
import { factorNameField, factorStepsField, OWN_PRODUCT, PRODUCT_KEYS, productFactors } from '~/domain/risk/assess/methods/ownProduct';
import { type BandSet, PROPOSED_LEVELS, THREE_FACTOR_SETS, TWO_FACTOR_SETS } from '~/domain/risk/assess/methods/threeFactor';
import { OWN_SET, type StandardContent } from '~/domain/risk/assess/standard';
import { bandField, ownEndLabel, ownField, STANDARD_LABELS } from '~/domain/risk/assess/standardFields';
import { bandName, cutOffWords, stepLines } from '~/domain/risk/assess/standardWords';
import { RISK_LEVELS, type RiskLevel } from '~/domain/risk/types';
import { CUT_OFF_SETS } from '~/domain/rulepack/pack';
import { METHOD_NAMES } from '~/domain/risk/words';
import { ContractFields, type FormState, type Known, NumberField, RadioField, SubmitButton, TextAreaField, TextField, VerbForm } from '../../forms';
import { useFormFrame } from '../../forms/context';
import { typedAll } from '../../forms/state';
import { Section } from '../../ui';

const { fields } = ASSESS_CONTRACTS.adoptStandard;

/** A new version of the factory's standard, starting from the one in force. */
export function StandardForm({ version, content, state }: { version: number; content: StandardContent; state: FormState | undefined }) {
  const { lec, fmea, haccp, methods, document } = content;
  const labelled = (name: keyof typeof fmea.thresholds, field: 'thresholdMajor' | 'thresholdConsiderable' | 'thresholdGeneral'): Known => ({ label: STANDARD_LABELS[field], value: fmea.thresholds[name] });
  const known: Record<string, Known> = {
    seen: { value: version }, methods: { value: methods }, firstMethod: { value: methods[0] }, lecVariant: { value: lec.variant }, seventy: { value: lec.seventy }, twenty: { value: lec.twenty },
    fmeaRule: { value: fmea.rule }, thresholdMajor: labelled('major', 'thresholdMajor'), thresholdConsiderable: labelled('considerable', 'thresholdConsiderable'),
    thresholdGeneral: labelled('general', 'thresholdGeneral'), significantAbove: { label: STANDARD_LABELS.significantAbove, value: haccp.significantAbove }, document: { value: document }, reason: { lines: 2 },
  };
  const draw = (...only: (keyof typeof fields)[]) => <ContractFields fields={fields} known={known} only={only as string[]} />;
  return (
    <VerbForm state={state} className="form wide">
      {draw('seen')}
      <Section term="standard" title="方法">{draw('methods', 'firstMethod')}</Section>
      <LsPart content={content} />
      <Section term="lec" title="LEC"><div className="fields-row">{draw('lecVariant', 'seventy', 'twenty')}</div></Section>
      <Section term="fmea" title="FMEA 与 HACCP">
        {draw('fmeaRule')}
        <div className="standard-grid">{draw('thresholdMajor', 'thresholdConsiderable', 'thresholdGeneral', 'significantAbove')}</div>
      </Section>
      <BandPart title={METHOD_NAMES.threeFactor} field="threeFactor" sets={THREE_FACTOR_SETS} chosen={content.threeFactor} own>
        <OwnProduct content={content} />
      </BandPart>
      <BandPart title={METHOD_NAMES.twoFactor} field="twoFactor" sets={TWO_FACTOR_SETS} chosen={content.twoFactor} />
      <GroundsPart content={content} />
      <Section title="依据与理由">{draw('document', 'reason')}</Section>
      <SubmitButton>采用为第 {version + 1} 版</SubmitButton>
    </VerbForm>
  );
}

function LsPart({ content: { ls } }: { content: StandardContent }) {
  const { state } = useFormFrame();
  const error = state?.errors.ownBands;
  return (
    <Section term="ls" title="LS 风险矩阵">
      <RadioField
        name="lsSetId"
        label={STANDARD_LABELS.lsSetId}
        required
        stacked
        options={[...CUT_OFF_SETS.map(({ id, name, bands, source }) => ({ value: id, label: name, hint: `${cutOffWords(bands)}。来源：${source}` })), { value: OWN_SET, label: '企业自定', hint: '按下面填写的上下限' }]}
        defaultValue={ls.id}
        help="没有统一的官方分级。已经做过的评价保持当时的等级。"
      />
      <fieldset className="field">
        <legend>自定上下限</legend>
        <p className="help">L 与 S 各取 1 到 5，乘积只可能是 1、2、3、4、5、6、8、9、10、12、15、16、20、25，每个都要恰好落在一个等级里。</p>
        <div className="standard-grid">
          {RISK_LEVELS.map((level) => (
            <div key={level} className="own-band">
              <NumberField name={ownField(level, 'low')} label={ownEndLabel(level, 'low')} defaultValue={ls.bands[level][0]} />
              <NumberField name={ownField(level, 'high')} label={ownEndLabel(level, 'high')} defaultValue={ls.bands[level][1]} />
            </div>
          ))}
        </div>
        {error ? <div className="error">{error}</div> : null}
      </fieldset>
    </Section>
  );
}

interface BandPartProps {
  readonly title: string;
  readonly field: 'threeFactor' | 'twoFactor';
  readonly sets: readonly BandSet[];
  readonly chosen: StandardContent['threeFactor'];
  /** Whether bounds of the factory's own can be chosen beside the named sets. */
  readonly own?: boolean;
  readonly children?: ReactNode;
}

function BandPart({ title, field, sets, chosen, own = false, children }: BandPartProps) {
  const { state } = useFormFrame();
  const error = state?.errors[`${field}Levels`];
  const levelOf = (set: BandSet, index: number): RiskLevel => (set.id === chosen.setId ? chosen.levels[index] : PROPOSED_LEVELS[set.id]?.[index]) ?? 'low';
  return (
    <Section title={title}>
      <RadioField name={`${field}Set`} label={STANDARD_LABELS[`${field}Set`]} options={[...sets.map(({ id, name, source }) => ({ value: id, label: name, hint: `来源：${source}` })), ...(own ? [{ value: OWN_PRODUCT, label: '自定界限', hint: '按下面填写的界限' }] : [])]} defaultValue={chosen.setId} required help="各档对应哪一级没有统一规定，下面是本软件的建议，企业可改。" />
      {sets.map((set) => (
        <div key={set.id} className="standard-grid">
          {set.bands.map((band, index) => (
            <ContractFields key={band.word} fields={fields} only={[bandField(set.id, index)]} known={{ [bandField(set.id, index)]: { label: bandName(set, band), value: levelOf(set, index), listed: true } }} />
          ))}
        </div>
      ))}
      {error ? <div className="error">{error}</div> : null}
      {children}
    </Section>
  );
}

/** The factory's own three factors: name, values with their words, and the bounds of the levels. */
function OwnProduct({ content: { threeFactor } }: { content: StandardContent }) {
  const factors = productFactors(threeFactor);
  return (
    <>
      <fieldset className="field">
        <legend>自定界限</legend>
        <p className="help">选“自定界限”时按此定级：风险值达到哪个界限就是哪一级，都不到的为低。</p>
        <div className="standard-grid">
          <NumberField name="ownMajor" label={STANDARD_LABELS.ownMajor} defaultValue={threeFactor.thresholds?.major} />
          <NumberField name="ownConsiderable" label={STANDARD_LABELS.ownConsiderable} defaultValue={threeFactor.thresholds?.considerable} />
          <NumberField name="ownGeneral" label={STANDARD_LABELS.ownGeneral} defaultValue={threeFactor.thresholds?.general} />
        </div>
      </fieldset>
      <fieldset className="field">
        <legend>三个因素</legend>
        <p className="help">名称、数值和说明都可以改成企业自己的。每行一档：先写数值（最多一位小数），空一格再写说明；2 到 10 档。S、F、D 只是文书和表格里的代号。</p>
        <div className="standard-grid">
          {PRODUCT_KEYS.map((key) => {
            const factor = factors.find((one) => one.key === key);
            return (
              <div key={key}>
                <TextField name={factorNameField(key)} label={`因素 ${key} 的名称`} defaultValue={factor?.name} />
                <TextAreaField name={factorStepsField(key)} label={`因素 ${key} 的各档`} rows={6} defaultValue={factor && stepLines(factor.steps).join('\n')} />
              </div>
            );
          })}
        </div>
      </fieldset>
    </>
  );
}

const SPARE = 2;

function GroundsPart({ content: { ownGrounds } }: { content: StandardContent }) {
  const { state } = useFormFrame();
  const texts = typedAll(state, 'groundText', ownGrounds.map(({ text }) => text));
  const bases = typedAll(state, 'groundBasis', ownGrounds.map(({ basis }) => basis));
  const [added, setAdded] = useState(0);
  const error = state?.errors.groundBasis ?? state?.errors.groundText;
  return (
    <Section title={STANDARD_LABELS.ownGrounds}>
      <p className="soft">通用的六种情形总在。企业可以再加，每条都要写明依据；空行不算。</p>
      {Array.from({ length: texts.length + (state ? 0 : SPARE) + added }, (_, index) => (
        <div key={index} className="fields-row">
          <input className="control" name="groundText" aria-label={`情形 ${index + 1}`} placeholder="情形" defaultValue={texts[index] ?? ''} autoComplete="off" />
          <input className="control" name="groundBasis" aria-label={`依据 ${index + 1}`} placeholder="依据" defaultValue={bases[index] ?? ''} autoComplete="off" />
        </div>
      ))}
      {error ? <div className="error">{error}</div> : null}
      <p>
        <button type="button" className="button quiet" onClick={() => setAdded(added + 1)}>
          加一行
        </button>
      </p>
    </Section>
  );
}
