import { formatInstant, instant } from '~/domain/shared/instant';
import { Notice } from '../ui/Notice';

/** Says on top of a submission whether it still is what was submitted. */
export function ProofLine({ contentIntact, documentIntact, contentHash, documentHash, submittedAt }: { readonly contentIntact: boolean; readonly documentIntact: boolean; readonly contentHash: string; readonly documentHash: string; readonly submittedAt: string }) {
  const when = formatInstant(instant(submittedAt));
  if (contentIntact && documentIntact) {
    return <Notice tone="success" title={`与报送时一致 · 内容校验 ${contentHash.slice(0, 12)} · 文件校验 ${documentHash.slice(0, 12)} · 报送于 ${when}`} />;
  }
  return (
    <Notice tone="error" title={contentIntact ? 'PDF 文件与报送时不一致' : '内容与报送时不一致'}>
      <p>报送于 {when}。请不要据此办理，并与企业和系统管理员核实。</p>
    </Notice>
  );
}
