import { Link } from '@remix-run/react';
import type { Instant } from '~/domain/shared/instant';
import { formatInstant } from '~/domain/shared/instant';
import { Notice } from '../ui/Notice';

/** That a record was corrected already, and where the record stands that can be corrected now. */
export function CorrectedSince({ latest: { number, personName, submittedAt }, to }: { latest: { readonly number: string; readonly personName: string; readonly submittedAt: Instant }; to: string }) {
  return (
    <Notice tone="warning" title={`这份记录已更正，现行记录为 ${number}`} action={<Link className="button" to={to}>更正现行记录</Link>}>
      {personName}于{formatInstant(submittedAt)}更正。在本页填写的内容不能提交。
    </Notice>
  );
}
