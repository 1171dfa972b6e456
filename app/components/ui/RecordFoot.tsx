import type { ReactNode } from 'react';
import type { Instant } from '~/domain/shared/instant';
import { InstantText } from './InstantText';

/** Under every record: who, when, which version, and the short fingerprint that a reader can compare with the paper. */
export function RecordFoot({ author, at, hash, version, children }: { author: ReactNode; at: Instant; hash?: string | null; version?: string | number | null; children?: ReactNode }) {
  return (
    <footer className="record-foot">
      <span>{author}</span>
      <InstantText at={at} />
      {version === undefined || version === null ? null : <span>{typeof version === 'number' ? `第 ${version} 版` : version}</span>}
      {hash ? (
        <span>
          校验 <code title={hash}>{hash.slice(0, 12)}</code>
        </span>
      ) : null}
      {children}
    </footer>
  );
}
