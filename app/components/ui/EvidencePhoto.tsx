import { marksOf, originalOf } from '~/domain/shared/marks';

/** A photo of the evidence store, a link to itself in full size; `from` is where whoever looks may read it. Where something was drawn over it, the photo as it was taken is a link beside it. */
export function EvidencePhoto({ name, alt, from = '/evidence' }: { name: string; alt: string; from?: string }) {
  const original = originalOf(name);
  const isMarked = marksOf(name) !== '';
  return (
    <span className={isMarked ? 'evidence-photo marked' : 'evidence-photo'}>
      <a href={`${from}/${name}`} target="_blank" rel="noreferrer">
        <img src={`${from}/${name}`} alt={isMarked ? `${alt}，有标注` : alt} loading="lazy" />
      </a>
      {isMarked ? (
        <a className="original" href={`${from}/${original}`} download={`${original.slice(0, 12)}.jpg`} aria-label={`下载${alt}的原件，没有标注`}>
          下载原件
        </a>
      ) : null}
    </span>
  );
}
