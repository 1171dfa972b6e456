import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { explain } from '~/domain/shared/refusal';
import { authorise } from '~/platform/web/authorise';
import { parseForm } from '~/platform/web/form';
import { refuse } from '~/platform/web/respond';
import { ADDRESS_REFUSALS, setAddress } from '~/services/enterprise/setAddress';

export { VerbPage as default } from '~/components/forms/VerbPage';
export { onlyPosted as loader } from '~/platform/web/onlyPosted';

const AddressForm = z.object({ address: z.string('请填写系统地址；不再使用时留空。').trim().max(300, '系统地址最多 300 个字符。') });

/** Says under which address people reach the program. */
export async function action(args: ActionFunctionArgs) {
  const { cx, leave } = await authorise(args, 'settings.edit');
  const form = await parseForm(args.request, AddressForm);
  if (!form.ok) return form.response;
  const result = await setAddress(cx, leave, form.value.address);
  return result.ok ? redirect('/settings') : refuse(explain(ADDRESS_REFUSALS, result.refusal), form.values);
}
