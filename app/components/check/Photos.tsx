import { useEffect, useState } from 'react';
import { KeptPhotos } from '../forms/KeptPhotos';
import type { DraftPhoto } from './draft';
import { held } from './photoStore';

/** A photo of an unsent check: from the server when it is there, else from this phone. */
function Picture({ photo, label, onDrop }: { photo: DraftPhoto; label: string; onDrop: () => void }) {
  const [local, setLocal] = useState<string | null>(null);
  useEffect(() => {
    let url: string | null = null;
    void held<Blob>('photos', photo.key).then((blob) => {
      if (blob) setLocal((url = URL.createObjectURL(blob)));
    });
    return () => {
      if (url) URL.revokeObjectURL(url);
    };
  }, [photo.key]);
  const src = local ?? (photo.hash ? `/evidence/${photo.hash}` : null);
  return (
    <li>
      {src ? <img src={src} alt={label} /> : null}
      <p className={photo.error ? 'error' : 'help'}>{photo.error ?? (photo.hash ? '已上传' : '存在手机上，随检查一起发送')}</p>
      <button type="button" className="ph-link" onClick={onDrop}>
        删除{label}
      </button>
    </li>
  );
}

/** Photos of one finding: taken with the camera, each shown with where it is. Without scripts, the browser's own file button. */
export function Photos({ id, photos, sent, alive, error, onAdd, onDrop }: { id: string; photos: readonly DraftPhoto[]; sent: readonly string[]; alive: boolean; error: string | undefined; onAdd: (files: File[]) => void; onDrop: (key: string) => void }) {
  const inputId = `photo.${id}`;
  return (
    <div className="field ph-photos">
      <label htmlFor={inputId} className={alive ? 'button' : undefined}>
        拍照或选照片
      </label>
      <input
        id={inputId}
        className={alive ? 'unseen' : 'control'}
        type="file"
        name={alive ? undefined : `photo.${id}`}
        accept="image/jpeg,image/png,image/webp"
        multiple
        aria-describedby={`${inputId}-help`}
        onChange={(event) => {
          if (!alive) return;
          onAdd([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <p className="help" id={`${inputId}-help`}>
        可选。每张不超过 10 MB，JPEG、PNG 或 WebP，位置等附加信息会自动去掉。
      </p>
      {alive ? null : <KeptPhotos name={`photoHash.${id}`} hashes={sent} />}
      {error ? <p className="error">{error}</p> : null}
      {alive && photos.length > 0 ? (
        <ul aria-label="照片">
          {photos.map((photo, index) => (
            <Picture key={photo.key} photo={photo} label={`第 ${index + 1} 张`} onDrop={() => onDrop(photo.key)} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}
