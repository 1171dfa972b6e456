import { type ChangeEvent, useCallback, useState } from 'react';
import type { Control } from './Field';
import { shrunk } from './shrinkPhoto';
import { useAlive } from './useAlive';

/** Puts files in the place of those a person chose, unless others were chosen since. */
function replace(input: HTMLInputElement, chosen: readonly File[], files: readonly File[]): void {
  const now = [...(input.files ?? [])];
  if (typeof DataTransfer === 'undefined' || now.length !== chosen.length || now.some((file, index) => file !== chosen[index])) return;
  const list = new DataTransfer();
  files.forEach((file) => list.items.add(file));
  input.files = list.files;
}

/**
 * The browser's own file control under Chinese words, whatever language the browser speaks;
 * before the page is alive the control shows itself. `photos` are made small before they travel.
 */
export function FileInput({ tied, accept, multiple, capture, photos = false, words, onChoose }: { tied: Control['tied']; accept?: string; multiple?: boolean; capture?: 'environment' | 'user'; photos?: boolean; words: string; onChoose?: (files: readonly File[]) => void }) {
  const alive = useAlive();
  const [names, setNames] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const take = async (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])];
    setNames(files.map((file) => file.name));
    onChoose?.(files);
    if (!photos || files.length === 0) return;
    setBusy(true);
    // one after the other: several large photos unpacked at once are more than an old phone holds
    const small: File[] = [];
    for (const file of files) small.push(await shrunk(file));
    replace(input, files, small);
    setBusy(false);
  };
  // What was chosen before the page came alive is in the control already.
  const meet = useCallback((input: HTMLInputElement | null) => setNames([...(input?.files ?? [])].map((file) => file.name)), []);
  const onChange = (event: ChangeEvent<HTMLInputElement>) => void take(event.target);
  return (
    <div className={alive ? 'file alive' : 'file'}>
      <input {...tied} ref={meet} className="control" type="file" accept={accept} multiple={multiple} capture={capture} onChange={onChange} />
      {alive ? (
        <span aria-hidden="true">
          <b>{words}</b>
          {busy ? '正在缩小照片…' : names.length === 0 ? '还没有选择' : names.length === 1 ? names[0] : `已选 ${names.length} 个`}
        </span>
      ) : null}
    </div>
  );
}
