import { Link } from '@remix-run/react';
import { InstantText } from '~/components/ui';
import type { BackupView } from './BackupFacts';

/** One line of the desk: when the last whole backup and the last restore drill were. */
export const BackupLine = ({ backup: { last, drill, overdue } }: { readonly backup: BackupView }) => (
  <p className="soft">
    备份：{last === null ? '还没有做过' : <>最近一次完好的备份是 <InstantText at={last.at} /></>}；恢复演练：{drill === null ? '还没有做过' : <InstantText at={drill.at} />}
    {overdue ? '。请安排每天备份' : ''}。<Link to="/settings#backup">查看</Link>
  </p>
);
