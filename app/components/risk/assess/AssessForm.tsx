import { Link } from '@remix-run/react';
import { useState } from 'react';
import { DIRECT_LEVEL, gradeBy, type Grade, type Scores } from '~/domain/risk/assess/grade';
import { scoresOfAssessment } from '~/domain/risk/assess/impact';
import { ITEM_LABELS } from '~/domain/risk/list/itemStanding';
import { factorsOfMethod } from '~/domain/risk/assess/methods';
import { HACCP_QUESTION_TEXTS, walkHaccp } from '~/domain/risk/assess/methods/haccp';
import { LEC_NOTE } from '~/domain/risk/assess/methods/lec';
import { groundsUnder, type RiskStandard } from '~/domain/risk/assess/standard';
import { type FactorKey, HACCP_QUESTIONS, type HaccpAnswers, type HaccpQuestion, type Method, type RiskItem } from '~/domain/risk/types';
import { METHOD_NAMES } from '~/domain/risk/words';
import { CheckboxField, HiddenField, Kept, RadioField, SubmitButton, TextAreaField, VerbForm } from '../../forms';
import { Outcome } from '../list/Outcome';
import { Scale } from './Scale';

const YES_NO = [{ value: 'yes', label: '是' }, { value: 'no', label: '否' }];

interface Chosen {
  readonly scores: Scores;
  readonly answers: HaccpAnswers;
  readonly grounds: readonly string[];
}

/** What a change of one control makes of what was chosen. */
function after(chosen: Chosen, { name, value, checked }: HTMLInputElement): Chosen {
  if (name.startsWith('factor')) return { ...chosen, scores: { ...chosen.scores, [name.slice(6) as FactorKey]: Number(value) } };
  if (name.startsWith('answer')) return { ...chosen, answers: { ...chosen.answers, [name.slice(6) as HaccpQuestion]: value === 'yes' } };
  if (name === 'grounds') return { ...chosen, grounds: checked ? [...chosen.grounds, value] : chosen.grounds.filter((id) => id !== value) };
  return chosen;
}

/** What the choice gives so far: the grade once every factor is chosen, with 重大 where a ground applies. */
function resultOf(method: Method, { scores, answers, grounds }: Chosen, standard: RiskStandard): Grade | null {
  if (method === 'direct') return grounds.length > 0 ? gradeBy(method, {}, {}, standard) : null;
  if (!factorsOfMethod(method, standard).every(({ key }) => scores[key] !== undefined)) return null;
  const grade = gradeBy(method, scores, answers, standard);
  return grounds.length > 0 ? { ...grade, level: DIRECT_LEVEL } : grade;
}

/**
 * The assessment of an item of the draft: the method, then the form. A method once chosen stays through the saving of
 * another form of the page, which leads back to the address without it.
 */
export function AssessPart({ item, standard, asked, method }: { item: RiskItem; standard: RiskStandard; asked: Method | null; method: Method }) {
  const [picked, setPicked] = useState(asked);
  const [before, setBefore] = useState(asked);
  if (asked !== before) {
    setBefore(asked);
    if (asked) setPicked(asked);
  }
  const chosen = asked ?? picked ?? method;
  return (
    <>
      <MethodChoice itemId={item.id} methods={standard.content.methods} chosen={chosen} />
      <Kept record={{ item, standard }} words={(known) => JSON.stringify([known.item.assessment, known.standard.version])}>
        {(known) => <AssessForm key={chosen} item={known.item} standard={known.standard} method={chosen} onDone={() => setPicked(null)} />}
      </Kept>
    </>
  );
}

/** The methods of the standard to choose from; a link each, so that the choice works without JavaScript too. */
function MethodChoice({ itemId, methods, chosen }: { itemId: string; methods: readonly Method[]; chosen: Method }) {
  const offered: readonly Method[] = methods.includes('direct') ? methods : [...methods, 'direct'];
  return (
    <nav className="method-choice" aria-label="评价方法">
      {offered.map((method) => (
        <Link key={method} to={`/risk/items/${itemId}?method=${method}`} preventScrollReset replace aria-current={method === chosen ? 'page' : undefined}>
          {METHOD_NAMES[method]}
        </Link>
      ))}
    </nav>
  );
}

/**
 * Chooses the factors of a method beside the words of its scales; matrix or bands show at once what follows. With
 * `residual` it asks what remains with the measures in force, by the method and version of the original.
 */
export function AssessForm({ item, standard, method, residual = false, onDone }: { item: RiskItem; standard: RiskStandard; method: Method; residual?: boolean; onDone?: () => void }) {
  const made = residual ? (item.residual ?? item.assessment) : item.assessment;
  const held = made?.method === method ? made : null;
  const [chosen, setChosen] = useState<Chosen>({
    scores: held ? scoresOfAssessment(held) : {},
    answers: held?.method === 'HACCP' ? held.answers : {},
    grounds: held?.grounds.map(({ id }) => id) ?? [],
  });
  const factors = factorsOfMethod(method, standard);
  const grade = resultOf(method, chosen, standard);
  const asksTree = method === 'HACCP';
  const reached = walkHaccp(chosen.answers).asked;
  const given = (key: FactorKey) => held?.factors.find((factor) => factor.key === key)?.value;
  return (
    <VerbForm action={`/risk/items/${item.id}/${residual ? 'residual' : 'assessment'}`} className="form wide" onDone={onDone}>
      <HiddenField name="version" value={item.version} />
      <input type="hidden" name="method" value={method} />
      <div className={factors.length > 2 ? 'assess three' : 'assess'} onChange={({ target }) => target instanceof HTMLInputElement && setChosen((before) => after(before, target))}>
        <div className="factors">
          {factors.map(({ key, name, steps, note }) => (
            <RadioField
              key={key}
              name={`factor${key}`}
              label={`${name} ${key}`}
              options={[...steps].reverse().map(({ score, text }) => ({ value: String(score), label: String(score), hint: text }))}
              defaultValue={given(key) === undefined ? null : String(given(key))}
              required
              stacked
              help={note}
            />
          ))}
          {method === 'LEC' ? <p className="soft">{LEC_NOTE}</p> : null}
          {asksTree ? (
            <fieldset className="field tree">
              <legend>关键控制点判断树</legend>
              <p className="help">风险值大于 {standard.content.haccp.significantAbove} 时逐题回答；没有走到的题不必答。</p>
              {HACCP_QUESTIONS.map((question) => {
                const answer = held?.method === 'HACCP' ? held.answers[question] : null;
                return (
                  <div key={question} className={reached.includes(question) ? 'question' : 'question later'}>
                    <RadioField name={`answer${question}`} label={`${question} ${HACCP_QUESTION_TEXTS[question]}`} options={YES_NO} defaultValue={answer === true ? 'yes' : answer === false ? 'no' : null} />
                  </div>
                );
              })}
            </fieldset>
          ) : null}
          <details className="grounds" open={method === 'direct' || chosen.grounds.length > 0}>
            <summary>直接判定（任一情形成立即为重大）</summary>
            <CheckboxField
              name="grounds"
              label={ITEM_LABELS.grounds}
              stacked
              options={groundsUnder(standard).map(({ id, text, basis }) => ({ value: id, label: text, hint: `依据：${basis}` }))}
              defaultValue={held?.grounds.map(({ id }) => id) ?? []}
            />
          </details>
        </div>
        <div className="outcome" aria-live="polite">
          <Scale method={method} content={standard.content} scores={chosen.scores} grade={grade} />
          <Outcome grade={grade} grounds={groundsUnder(standard).filter(({ id }) => chosen.grounds.includes(id))} scores={factors.flatMap(({ key }) => chosen.scores[key] ?? [])} standard={standard} />
        </div>
      </div>
      <TextAreaField name="reason" label={ITEM_LABELS.reason} required={!residual} rows={2} defaultValue={residual ? (item.residual?.reason ?? '') : (held?.reason ?? '')} help={residual ? '高于固有风险时必须写明。' : undefined} />
      {residual ? null : <CheckboxField name="takeFrequency" label="检查频次按等级的建议值调整" />}
      <SubmitButton>{residual ? '保存残余风险' : '保存评价'}</SubmitButton>
    </VerbForm>
  );
}
