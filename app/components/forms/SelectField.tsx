import { Combo } from './Combo';
import { type FieldProps, Field, useControl } from './Field';
import { type Option, PlainSelect } from './PlainSelect';
import { typed } from './state';

/** From this many on a list is searched by typing. */
const SEARCHED_FROM = 15;

/** One of a list. A long list is searched by typing once the page is alive; before that it is the browser's own list. */
export function SelectField(props: FieldProps & { options: readonly Option[]; defaultValue?: string | null; placeholder?: string }) {
  const { options, placeholder = '请选择' } = props;
  const control = useControl(props);
  const value = typed(control.state, props.name, props.defaultValue);
  return (
    <Field {...props} control={control}>
      {options.length >= SEARCHED_FROM ? (
        <Combo tied={control.tied} options={options} value={value} placeholder={placeholder} />
      ) : (
        <PlainSelect tied={control.tied} options={options} value={value} placeholder={placeholder} />
      )}
    </Field>
  );
}
