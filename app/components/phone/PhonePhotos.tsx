import { type FieldProps, FieldNotes, Must, useControl } from '../forms/Field';
import { KeptPhotos } from '../forms/KeptPhotos';
import { typedAll } from '../forms/state';

/** What is opened by each button; one input cannot do both: newer Androids offer no camera where several files may be chosen. */
const SOURCES = [
  { words: '拍照', more: { capture: 'environment' } },
  { words: '从相册', more: { multiple: true } },
] as const;

/**
 * Photos from the camera or the album. The module makes them small, keeps a list of them and sends each ahead; without scripts these are the
 * browser's own file buttons. `kept` is the name under which photos on file are sent where it is another, `besides` those that a record has anyway; with `now` nothing
 * is offered from the album.
 */
export function PhonePhotos({ kept, besides = [], now = false, ...props }: FieldProps & { kept?: string; besides?: readonly string[]; now?: boolean }) {
  const control = useControl(props);
  const { id, state, tied } = control;
  return (
    <div className="field ph-photos" id={id} role="group" aria-label={typeof props.label === 'string' ? props.label : '照片'} data-photos={props.name} data-kept={kept ?? props.name} aria-describedby={tied['aria-describedby']}>
      <span className="field-label">
        {props.label}
        {props.required ? <Must /> : null}
      </span>
      <KeptPhotos name={kept ?? props.name} hashes={typedAll(state, kept ?? props.name).filter((hash) => !besides.includes(hash))} />
      <ul aria-label="已选的照片" hidden />
      <div className="ph-cameras">
        {(now ? SOURCES.slice(0, 1) : SOURCES).map(({ words, more }) => (
          <label key={words} className="button">
            <input type="file" name={props.name} accept="image/*" {...more} />
            {words}
          </label>
        ))}
      </div>
      <FieldNotes control={control} help={props.help} />
    </div>
  );
}
