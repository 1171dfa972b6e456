import { type FieldProps, Field, useControl } from './Field';
import { FileInput } from './FileInput';
import { KeptPhotos } from './KeptPhotos';
import { typedAll } from './state';
import { useRefusals } from './useRefusals';

/** Photos to be sent with a form; what a refused form brought is on file and stays. */
export function PhotosField(props: FieldProps) {
  const control = useControl(props);
  const round = useRefusals(control.state);
  const kept = typedAll(control.state, props.name);
  return (
    <Field {...props} control={control}>
      <KeptPhotos name={props.name} hashes={kept} />
      <FileInput key={round} tied={control.tied} accept="image/*" multiple photos words="选择照片" />
    </Field>
  );
}
