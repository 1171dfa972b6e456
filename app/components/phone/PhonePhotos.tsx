import { useEffect, useState } from 'react';
import { type FieldProps, FieldNotes, Must, useControl } from '../forms/Field';

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
      <input
        {...control.tied}
        className="control"
        type="file"
        accept="image/*"
        multiple={props.multiple ?? true}
        onChange={(event) => setPreviews([...(event.target.files ?? [])].map((file) => ({ url: URL.createObjectURL(file), name: file.name })))}
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
