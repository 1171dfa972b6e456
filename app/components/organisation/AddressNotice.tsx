import { Link } from '@remix-run/react';
import { Notice } from '~/components/ui/Notice';

/** Before codes are printed that will not open, or not for long: what is wrong, and where it is put right. */
export function AddressNotice({ warning }: { readonly warning: string | null }) {
  if (warning === null) return null;
  return (
    <Notice tone="error" title={warning} action={<Link className="button" to="/settings#address">去设定系统地址</Link>}>
      请先由质量安全总监在“设置”里填写大家都能打开的系统地址，再打印张贴。
    </Notice>
  );
}
