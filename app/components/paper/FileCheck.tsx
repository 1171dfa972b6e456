import type { FormEvent } from 'react';
import { FileInput } from '~/components/forms/FileInput';
import { CHECKED_MEGABYTES } from '~/domain/report/verifyCode';

/** SHA-256 (hex) of a file, computed in the browser. */
async function hashOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A browser computes hashes only where the page came over https, or from the same machine. */
const computes = (): boolean => typeof crypto !== 'undefined' && 'subtle' in crypto && crypto.subtle !== undefined;

/** Goes to the same page with the hash of the file: the file itself stays where it is. */
async function ask(file: File): Promise<void> {
  const hash = await hashOf(file);
  window.location.assign(`${window.location.pathname}?file=${hash}`);
}

/** Where a file of a paper is chosen, or dropped, to learn whether it is unaltered. Where the browser computes no hashes the form sends the file, which is compared and not kept. */
export function FileCheck({ error }: { readonly error: string | undefined }) {
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    const input = event.currentTarget.elements.namedItem('file');
    const file = input instanceof HTMLInputElement ? input.files?.[0] : undefined;
    if (!file || !computes()) return;
    event.preventDefault();
    void ask(file);
  };
  return (
    <form method="post" encType="multipart/form-data" className="file-check" onSubmit={onSubmit}>
      <h2>核对电子文件</h2>
      <p>手里有这份文书的 PDF、Word 或 Excel 文件的，选中它，或拖进下面的框，看它是不是原件、有没有被改动。文件在本机计算，不会上传；浏览器不支持时才上传比对，比对后不保存，最大 {CHECKED_MEGABYTES} MB。</p>
      <label htmlFor="file">文件</label>
      <FileInput tied={{ id: 'file', name: 'file', 'aria-required': true, 'aria-invalid': error ? true : undefined, 'aria-describedby': error ? 'file-error' : undefined }} accept=".pdf,.docx,.xlsx" words="选择文件" />
      {error && <p className="error" id="file-error" role="alert">{error}</p>}
      <button type="submit">核对文件</button>
    </form>
  );
}
