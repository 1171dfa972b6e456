import { useEffect, useState } from 'react';
import { type FieldProps, FieldNotes, Must, useControl } from '../forms/Field';
import { FileInput } from '../forms/FileInput';

interface Preview {
  readonly url: string;
  readonly name: string;
}

/** Photos from the camera or the album; shown small once taken. Without scripts it is the browser's own file button. */
export function PhonePhotos(props: FieldProps & { multiple?: boolean }) {
  const control = useControl(props);
  const [previews, setPreviews] = useState<readonly Preview[]>([]);
  useEffect(() => () => previews.forEach(({ url }) => URL.revokeObjectURL(url)), [previews]);
  return (
    <div className="field ph-photos">
      <label htmlFor={control.id}>
        {props.label}
        {props.required ? <Must /> : null}
      </label>
      <FileInput
        tied={control.tied}
        accept="image/*"
        multiple={props.multiple ?? true}
        words="拍照或选择照片"
        onChoose={(files) => setPreviews(files.map((file) => ({ url: URL.createObjectURL(file), name: file.name })))}
      />
      {previews.length > 0 ? (
        <ul aria-label="已选照片">
          {previews.map(({ url, name }, index) => (
            <li key={url}>
              <img src={url} alt={`第 ${index + 1} 张:${name}`} />
            </li>
          ))}
        </ul>
      ) : null}
      <FieldNotes control={control} help={props.help} />
    </div>
  );
}
