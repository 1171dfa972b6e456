import type { ReactNode } from 'react';
import type { PhotosAs } from './ContractFields';
import { PhotosField } from './PhotosField';
import { SubmitButton } from './SubmitButton';

interface SendProps {
  readonly children: ReactNode;
  readonly quiet?: boolean;
  readonly danger?: boolean;
  readonly confirm?: string;
  readonly after?: readonly string[];
}

/** How forms look where they stand: at the desk or on the phone. */
export interface FormLook {
  readonly photos: PhotosAs;
  readonly Send: (props: SendProps) => ReactNode;
  /** Where a verb leads back to; its own way when left out. */
  readonly back?: string;
  /** Whether photos come first: they are taken on the spot. */
  readonly photosFirst?: boolean;
  /** Forms of a page that may be filled in long after it came. */
  readonly onPhone?: boolean;
}

/** Forms at the desk. */
export const DESK_LOOK: FormLook = { photos: PhotosField, Send: SubmitButton };
