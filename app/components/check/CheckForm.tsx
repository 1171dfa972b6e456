import { LIMIT_STATE_NAMES } from '~/domain/risk/library/limit';
import { ROUTINE_CONTRACTS } from '~/domain/routine/contracts';
import { checkPath, draftOf, lastDayOf } from '~/domain/routine/turn';
import type { CheckSheet, SheetItem, ShownAs } from '~/domain/routine/sheet';
import { type Day, formatDay } from '~/domain/shared/day';
import { CheckboxField } from '../forms/CheckboxField';
import { FormContext } from '../forms/context';
import { ErrorSummary } from '../forms/ErrorSummary';
import { KeyField } from '../forms/KeyField';
import { SigningFields } from '../forms/SigningFields';
import { type FormState, typed } from '../forms/state';
import { TextAreaField } from '../forms/TextAreaField';
import { BigButton } from '../phone/BigButton';
import { LevelTag } from '../ui/LevelTag';
import { ItemAnswer } from './ItemAnswer';
import { MeasuredFields } from './MeasuredFields';
import { SpotPhoto } from './SpotPhoto';

/** What else there is to know of an item, behind a line to open: the card says what is right, and no more. */
function More({ item }: { item: SheetItem }) {
  const facts = ([['检查', item.criterion && item.checkContent !== item.riskPoint ? item.checkContent : ''], ['方法', item.method]] as const).filter(([, text]) => text);
  if (facts.length === 0 && !item.level) return null;
  return (
    <details className="check-more">
      <summary>怎么检查</summary>
      <dl className="check-facts">
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {item.level ? (
          <div>
            <dt>风险</dt>
            <dd>
              <LevelTag level={item.level} />
            </dd>
          </div>
        ) : null}
      </dl>
    </details>
  );
}

/** What is said of an item that may be left out today. */
const waitWords = (until: Day): string => `今天可以不检，最迟${formatDay(until)}前完成`;

/** One item: what it is, what is right, and the answers right below. */
function Card({ item, place, open }: { item: SheetItem; place: number; open: boolean }) {
  const { id, riskPoint, criterion } = item;
  return (
    <section className={open ? 'check-card now' : 'check-card'} aria-labelledby={`point-${id}`} data-item={id} data-waits={item.waitsUntil ? waitWords(item.waitsUntil) : undefined}>
      <div className="check-said">
        <h2 id={`point-${id}`} tabIndex={-1}>
          <span className="check-place">{place}</span> {riskPoint}
        </h2>
        <p className="check-limit">
          {criterion || item.checkContent}
          {criterion && item.criterionStandard ? <small> {item.criterionStandard}</small> : null}
          {criterion && item.limit !== 'verified' ? <span className="unverified">{LIMIT_STATE_NAMES[item.limit]}</span> : null}
        </p>
      </div>
      {item.waitsUntil ? <p className="help">{waitWords(item.waitsUntil)}</p> : null}
      <More item={item} />
      {item.measurements ? <MeasuredFields id={id} measurements={item.measurements} last={item.last} keys /> : null}
      {item.spot ? <SpotPhoto id={id} /> : null}
      <ItemAnswer id={id} point={riskPoint} />
      <div className="check-steps">
        <button type="button" className="button" data-go="back" disabled={place === 1}>上一项</button>
        <button type="button" className="button" data-go="next">下一项</button>
      </div>
    </section>
  );
}

const { submitCheck } = ROUTINE_CONTRACTS;

/**
 * The day's check, drawn as it will be used: a list, or cards of which the first is open. The module (`app/phone/check`) saves what is tapped,
 * guards the answers and sends; without scripts it is one long multipart form.
 */
export function CheckForm({ sheet, state, signer, shown }: { sheet: CheckSheet; state: FormState | undefined; signer: { readonly id: string; readonly name: string }; shown: ShownAs }) {
  const { items, postName, day, turn, versionId } = sheet;
  const wrong = items.findIndex(({ id }) => Object.keys(state?.errors ?? {}).some((name) => name.endsWith(`.${id}`)));
  return (
    <form
      method="post" action={checkPath(sheet, false)} encType="multipart/form-data" className={`check ${shown}`} noValidate
      data-waits={`${submitCheck.waits} · ${[postName, sheet.shift].filter(Boolean).join(' ')}`} data-check={draftOf(sheet)} data-plate={sheet.plate}
    >
      <FormContext.Provider value={{ id: '', state, busy: false, pressed: null }}>
        <ErrorSummary state={state} formId="" />
        <KeyField />
        {Object.entries({ day, turn, versionId, signerId: signer.id, opened: typed(state, 'opened') || sheet.mark, clientAt: '', seen: '' }).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
        {items.map((item, step) => <Card key={item.id} item={item} place={step + 1} open={step === Math.max(0, wrong)} />)}
        <section className="check-end" aria-labelledby="check-end-title" id="check-end">
          <h2 id="check-end-title" tabIndex={-1}>核对后签名</h2>
          <div className="check-summary" data-summary hidden />
          <div className="zero-risk">
            <CheckboxField name="zeroRisk" value="yes" label="零风险报告：本次检查未发现不符合项" defaultChecked={typed(state, 'zeroRisk') === 'yes'} />
            <p className="help no-script">没有不符合项时必须勾选；有不符合项，或全部不适用（本班未生产）时不勾选。</p>
          </div>
          {lastDayOf(day, turn) < sheet.today || state?.errors.backfillReason ? <TextAreaField name="backfillReason" label={submitCheck.fields.backfillReason.label} rows={2} help="补录会同时记下检查日期和提交时间，不计为按时。" /> : null}
          <div className="check-sign">
            <p className="check-sentence">我是{signer.name}，以上是我在现场检查的结果，内容属实。提交后不能修改，只能办理更正（操作工由班组长办理）。</p>
            <SigningFields onPhone />
            <BigButton>{submitCheck.send}</BigButton>
          </div>
        </section>
      </FormContext.Provider>
    </form>
  );
}
