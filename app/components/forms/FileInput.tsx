import { type ChangeEvent, useCallback, useState } from 'react';
import type { Control } from './Field';
import { useAlive } from './useAlive';

/**
 * The browser's own file control under Chinese words, whatever language the browser speaks;
 * before the page is alive the control shows itself.
 */
export function FileInput({ tied, accept, multiple, capture, words, onChoose }: { tied: Control['tied']; accept?: string; multiple?: boolean; capture?: 'environment' | 'user'; words: string; onChoose?: (files: readonly File[]) => void }) {
  const alive = useAlive();
  const [names, setNames] = useState<readonly string[]>([]);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    setNames(files.map((file) => file.name));
    onChoose?.(files);
  };
  // What was chosen before the page came alive is in the control already.
  const meet = useCallback((input: HTMLInputElement | null) => setNames([...(input?.files ?? [])].map((file) => file.name)), []);
  const onChange = (event: ChangeEvent<HTMLInputElement>) => take(event.target.files);
  return (
    <div className={alive ? 'file alive' : 'file'}>
      <input {...tied} ref={meet} className="control" type="file" accept={accept} multiple={multiple} capture={capture} onChange={onChange} />
      {alive ? (
        <span aria-hidden="true">
          <b>{words}</b>
          {names.length === 0 ? '还没有选择' : names.length === 1 ? names[0] : `已选 ${names.length} 个`}
        </span>
      ) : null}
    </div>
  );
}
