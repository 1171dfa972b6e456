import type { ReactNode } from 'react';
import { DEVICE_FIELD } from '~/domain/organisation/access/assurance';
import { useFormFrame } from './context';
import { canUseDevice } from './signWithDevice';
import { useAlive } from './useAlive';

/** Name and value of the button that signs by a key in the device. */
export const SIGN_BUTTON = { name: 'sign', value: DEVICE_FIELD } as const;

/** Sends the form signed by one of the keys in this device; hidden where there is none, or the page reaches none. */
export function DeviceButton({ keys, children }: { readonly keys: readonly string[]; readonly children: ReactNode }) {
  const { busy } = useFormFrame();
  const reaches = useAlive() && canUseDevice();
  return keys.length === 0 ? null : (
    <div className="form-actions" hidden={!reaches}>
      <button type="submit" className="button" {...SIGN_BUTTON} data-keys={keys.join(' ')} aria-disabled={busy || undefined}>{children}</button>
    </div>
  );
}
