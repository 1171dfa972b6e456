import { PhotosField } from '~/components/forms/PhotosField';
import { SubmitButton } from '~/components/forms/SubmitButton';
import type { FormLook } from './HazardForms';

/** Forms of a hazard at the desk. */
export const DESK_LOOK: FormLook = { photos: PhotosField, Send: SubmitButton };
