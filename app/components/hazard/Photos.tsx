import { EvidencePhoto } from '~/components/ui';

/** Photos of the evidence store, each a link to itself in full size. */
export function Photos({ hashes, caption, small = false, from }: { hashes: readonly string[]; caption: string; small?: boolean; from?: string }) {
  if (hashes.length === 0) return null;
  return (
    <ul className={small ? 'hz-photos small' : 'hz-photos'}>
      {hashes.map((hash, index) => (
        <li key={hash}>
          <EvidencePhoto name={hash} alt={`${caption}照片 ${index + 1}`} from={from} />
        </li>
      ))}
    </ul>
  );
}
