import { type FieldProps, Field, useControl } from './Field';
import { FileInput } from './FileInput';
import { KeptPhotos } from './KeptPhotos';
import { typedAll } from './state';

/** Photos to be sent with a form; what a refused form brought is on file and stays. */
export function PhotosField(props: FieldProps) {
  const control = useControl(props);
  const kept = typedAll(control.state, props.name);
  return (
    <Field {...props} control={control}>
      <KeptPhotos name={props.name} hashes={kept} />
      <FileInput key={kept.join()} tied={control.tied} accept="image/*" multiple words="选择照片" />
    </Field>
  );
}
