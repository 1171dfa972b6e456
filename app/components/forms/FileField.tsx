import { type FieldProps, Field, useControl } from './Field';
import { FileInput } from './FileInput';

/** Files; nothing is uploaded before the form is sent. */
export function FileField(props: FieldProps & { accept?: string; multiple?: boolean; capture?: 'environment' | 'user'; photos?: boolean }) {
  const control = useControl(props);
  return (
    <Field {...props} control={control}>
      <FileInput tied={control.tied} accept={props.accept} multiple={props.multiple} capture={props.capture} photos={props.photos} words="选择文件" />
    </Field>
  );
}
