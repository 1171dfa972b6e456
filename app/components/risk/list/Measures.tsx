import { useState } from 'react';
import { ITEM_LABELS } from '~/domain/risk/list/itemStanding';
import { measuresText, tidyMeasures } from '~/domain/risk/list/measures';
import { type Measure, MEASURE_KINDS } from '~/domain/risk/types';
import { MEASURE_KIND_NAMES } from '~/domain/risk/words';
import { controlId, useFormFrame } from '../../forms/context';
import { storedOtherwise } from '../../forms/Field';
import { typedAll } from '../../forms/state';

/** Measures with their kind before each. */
export function MeasureList({ measures }: { measures: readonly Measure[] }) {
  if (measures.length === 0) return <span className="lacking">未填写</span>;
  return (
    <ul className="measures">
      {measures.map(({ kind, text }, index) => (
        <li key={index}>
          <small>{MEASURE_KIND_NAMES[kind]}</small>
          {text}
        </li>
      ))}
    </ul>
  );
}

/** Lines offered beyond those written; without JavaScript these are all there are until the form is saved. */
const SPARE = 2;

/** The measures of an item, a line each with its kind; a line that is left empty is no measure. */
export function MeasuresField({ measures }: { measures: readonly Measure[] }) {
  const { id, state } = useFormFrame();
  const texts = typedAll(state, 'measureText', measures.map(({ text }) => text));
  const kinds = typedAll(state, 'measureKind', measures.map(({ kind }) => kind));
  const [added, setAdded] = useState(0);
  const lines = Math.max(texts.length, measures.length) + (state ? 0 : SPARE) + added;
  const error = state?.errors.measureText ?? state?.errors.measures;
  const current = storedOtherwise(state, 'measureText', [measuresText(tidyMeasures(texts.map((text, index) => ({ kind: MEASURE_KINDS.find((kind) => kind === kinds[index]) ?? MEASURE_KINDS[0], text }))))]);
  return (
    <fieldset className="field measures-field">
      <legend>{ITEM_LABELS.measureText}</legend>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className="measure-line">
          <select className="control" name="measureKind" defaultValue={kinds[index] ?? MEASURE_KINDS[0]} aria-label={`措施 ${index + 1} 的类别`}>
            {MEASURE_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {MEASURE_KIND_NAMES[kind]}
              </option>
            ))}
          </select>
          <input id={index === 0 ? controlId(id, 'measureText') : undefined} className="control" name="measureText" defaultValue={texts[index] ?? ''} autoComplete="off" aria-label={`措施 ${index + 1}`} />
        </div>
      ))}
      <p className="measure-foot">
        <button type="button" className="button quiet" onClick={() => setAdded(added + 1)}>
          加一行
        </button>
        <span className="help">空行不算措施。发布前至少要有一条。</span>
      </p>
      {current === undefined ? null : <div className="current" id={`${controlId(id, 'measureText')}-current`}>现在的内容：{current || '（空）'}</div>}
      {error ? <div className="error">{error}</div> : null}
    </fieldset>
  );
}
