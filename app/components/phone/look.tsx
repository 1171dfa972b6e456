import type { FormLook } from '~/components/forms/look';
import { BigButton } from './BigButton';
import { PhonePhotos } from './PhonePhotos';

/** What is fixed forever stands above the one large button. */
const Send: FormLook['Send'] = ({ children, quiet, confirm }) => (
  <>
    {confirm ? <p className="fixed-forever">{confirm}</p> : null}
    <BigButton plain={quiet}>{children}</BigButton>
  </>
);

/** Forms on the phone that lead back to `back`. */
export const phoneLook = (back: string): FormLook => ({ photos: PhonePhotos, Send, photosFirst: true, onPhone: true, back });
