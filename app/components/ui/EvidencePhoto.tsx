import { marksOf, originalOf } from '~/domain/shared/marks';

/** A photo of the evidence store, a link to itself in full size. Where something was drawn over it, the photo as it was taken is a link beside it. */
export function EvidencePhoto({ name, alt }: { name: string; alt: string }) {
  const original = originalOf(name);
  const isMarked = marksOf(name) !== '';
  return (
    <span className={isMarked ? 'evidence-photo marked' : 'evidence-photo'}>
      <a href={`/evidence/${name}`} target="_blank" rel="noreferrer">
        <img src={`/evidence/${name}`} alt={isMarked ? `${alt}，有标注` : alt} loading="lazy" />
      </a>
      {isMarked ? (
        <a className="original" href={`/evidence/${original}`} download={`${original.slice(0, 12)}.jpg`} aria-label={`下载${alt}的原件，没有标注`}>
          下载原件
        </a>
      ) : null}
    </span>
  );
}
