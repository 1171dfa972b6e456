import { useEffect, useState } from 'react';
import { type Control, type FieldProps, FieldNotes, Must, useControl } from '../forms/Field';
import { FileInput } from '../forms/FileInput';
import { KeptPhotos } from '../forms/KeptPhotos';
import { typedAll } from '../forms/state';
import { useRefusals } from '../forms/useRefusals';

interface Preview {
  readonly url: string;
  readonly name: string;
}

/** Photos from the camera or the album; shown small once taken. Without scripts it is the browser's own file button. */
export function PhonePhotos(props: FieldProps) {
  const control = useControl(props);
  const round = useRefusals(control.state);
  const kept = typedAll(control.state, props.name);
  return (
    <div className="field ph-photos">
      <label htmlFor={control.id}>
        {props.label}
        {props.required ? <Must /> : null}
      </label>
      <KeptPhotos name={props.name} hashes={kept} />
      <Chooser key={round} tied={control.tied} />
      <FieldNotes control={control} help={props.help} />
    </div>
  );
}

/** The file button with what was chosen by it; drawn anew once what was chosen is on file. */
function Chooser({ tied }: Pick<Control, 'tied'>) {
  const [previews, setPreviews] = useState<readonly Preview[]>([]);
  useEffect(() => () => previews.forEach(({ url }) => URL.revokeObjectURL(url)), [previews]);
  return (
    <>
      <FileInput
        tied={tied}
        accept="image/*"
        multiple
        photos
        words="拍照或选择照片"
        onChoose={(files) => setPreviews(files.map((file) => ({ url: URL.createObjectURL(file), name: file.name })))}
      />
      {previews.length > 0 ? (
        <ul aria-label="已选照片">
          {previews.map(({ url, name }, index) => (
            <li key={url}>
              <img src={url} alt={`第 ${index + 1} 张：${name}`} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
