import { FactList, InstantText, Notice } from '~/components/ui';
import type { Instant } from '~/domain/shared/instant';

export interface BackupView {
  readonly daily: boolean;
  readonly last: { readonly at: Instant; readonly bytes: number; readonly files: number; readonly present: boolean } | null;
  readonly drill: { readonly at: Instant; readonly agrees: boolean } | null;
  readonly overdue: boolean;
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** When the last whole backup was made and the last one put back; a warning where there is none, or none lately. */
export function BackupFacts({ backup: { daily, last, drill, overdue } }: { readonly backup: BackupView }) {
  return (
    <>
      {overdue ? (
        <Notice tone="warning" title={last === null ? '还没有做过备份' : '最近没有完好的备份'}>
          请维护服务器的人设定每天备份（ZHIAN_BACKUP），或运行 npm run zhian -- backup 目录。
        </Notice>
      ) : null}
      <FactList
        facts={[
          ['最近一次完好的备份', last === null ? '没有' : <span key="last"><InstantText at={last.at} />，{last.files} 个文件，共 {megabytes(last.bytes)}{last.present ? '' : '；现在在原来的位置看不到它'}</span>],
          ['最近一次恢复演练', drill === null ? '没有' : <span key="drill"><InstantText at={drill.at} />，{drill.agrees ? '核对全部一致' : '核对发现不一致'}</span>],
          ['每天自动备份', daily ? '已设定' : '没有设定'],
        ]}
      />
    </>
  );
}
