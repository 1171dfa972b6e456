import { type FieldProps, Field, useControl } from './Field';

/** Files; nothing is uploaded before the form is sent. */
export function FileField(props: FieldProps & { accept?: string; multiple?: boolean; capture?: 'environment' | 'user' }) {
  const control = useControl(props);
  return (
    <Field {...props} control={control}>
      <input {...control.tied} className="control" type="file" accept={props.accept} multiple={props.multiple} capture={props.capture} />
    </Field>
  );
}
