import { type Asked, askedOf, limitWords, type Measurement, productsOf } from '~/domain/risk/list/measurements';
import type { LastOfLabel } from '~/domain/routine/lastValues';
import { FieldNotes, useControl } from '../forms/Field';
import { typed, typedAll } from '../forms/state';
import { ValueLine } from '../routine/ValueLine';

/** What a record says that is to be corrected. */
interface Given {
  readonly values?: readonly string[];
  readonly product?: string;
}

/** The limits of a number, by product where they differ. */
const limitsOf = (one: Asked): string =>
  one.limits.map(({ product, ...limits }) => [product && `${product}：`, limitWords(limits, one) || '不设限'].join('')).join('；');

/** Whether a number below zero may be within the limits: the keyboard for figures alone has no minus on some phones. */
const mayBeNegative = ({ limits }: Asked): boolean => limits.some(({ lower }) => lower === null || lower < 0);

/** The product that is made, where limits differ by it. */
function Product({ id, products, given }: { id: string; products: readonly string[]; given: string | undefined }) {
  const control = useControl({ name: `product.${id}`, label: '' });
  return (
    <div className="field">
      <label htmlFor={control.id}>正在生产的产品</label>
      <select {...control.tied} className="control" defaultValue={typed(control.state, `product.${id}`, given)}>
        <option value="">请选择</option>
        {products.map((product) => <option key={product} value={product}>{product}</option>)}
      </select>
      <FieldNotes control={control} />
    </div>
  );
}

/**
 * The numbers an item asks for, each a field of its own with its limits beside it, and what was measured last. With `keys` a ± stands beside each
 * field that may be below zero, where the keyboard has no minus. What is out of its limits is 不符合 by itself: the server says so, the module shows it at once.
 */
export function MeasuredFields({ id, measurements, last = [], given = {}, keys = false }: {
  id: string; measurements: readonly Measurement[]; last?: readonly LastOfLabel[]; given?: Given; keys?: boolean;
}) {
  const name = `values.${id}`;
  const control = useControl({ name, label: '' });
  const asked = askedOf(measurements);
  const products = productsOf(asked);
  const values = typedAll(control.state, name, given.values);
  const before = (label: number) => asked.slice(0, label).reduce((sum, { count }) => sum + count, 0);
  return (
    <fieldset className="measured" id={control.id} aria-describedby={control.tied['aria-describedby']} data-measured={JSON.stringify(measurements)}>
      <legend>测量值</legend>
      {products.length > 1 ? <Product id={id} products={products} given={given.product} /> : null}
      {asked.map((one, label) => (
        <div key={one.label} className="measure" role="group" aria-label={one.label}>
          <p>
            {one.label} <strong>{limitsOf(one)}</strong>
          </p>
          <div className="measure-values">
            {Array.from({ length: one.count }, (_, at) => (
              <span key={at} className="measure-value">
                <input
                  className="control" name={name} autoComplete="off" inputMode={mayBeNegative(one) ? 'text' : 'decimal'} enterKeyHint="next" maxLength={40}
                  aria-label={`${one.label}${one.count > 1 ? `第 ${at + 1} 个数` : ''}${one.unit ? `，${one.unit}` : ''}`} defaultValue={values[before(label) + at] ?? ''}
                />
                {keys && mayBeNegative(one) ? <button type="button" className="sign-key" data-sign aria-label="改变正负号">±</button> : null}
                {one.unit ? <span aria-hidden="true">{one.unit}</span> : null}
              </span>
            ))}
          </div>
          {last.filter(({ label: of }) => of === one.label).map((lasting) => <ValueLine key={lasting.label} last={lasting} />)}
        </div>
      ))}
      <FieldNotes control={control} />
    </fieldset>
  );
}
