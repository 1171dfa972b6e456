import { fileAs, FORMAT_NAMES, PAPER_FORMATS } from '~/domain/report/listFiles';

/** A paper as each of the files it is made as; `pdf` is the address of the first, `title` what stands before a page's several papers. */
export function PaperFiles({ pdf, title, plain = false }: { readonly pdf: string; readonly title?: string; readonly plain?: boolean }) {
  const files = PAPER_FORMATS.map((format) => (
    <a key={format} className={plain ? undefined : 'button'} href={fileAs(pdf, format)} aria-label={`${title ?? '下载'} ${FORMAT_NAMES[format]}`}>
      {!plain && format === 'pdf' ? `${title ?? '下载'} ${FORMAT_NAMES[format]}` : FORMAT_NAMES[format]}
    </a>
  ));
  return plain ? <span className="file-links">{files}</span> : <>{files}</>;
}
