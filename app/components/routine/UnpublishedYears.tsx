import { Link } from '@remix-run/react';
import { Notice } from '~/components/ui';
import { UNPUBLISHED_RULE, unpublishedWords } from './unpublishedWords';

/** Says that a year's arrangement is not known; nothing where all are. */
export function UnpublishedYears({ years }: { readonly years: readonly number[] }) {
  if (years.length === 0) return null;
  return (
    <Notice tone="warning" title={unpublishedWords(years)} action={<Link className="button" to="/settings#holidays">录入放假调休</Link>}>
      {UNPUBLISHED_RULE}国务院办公厅公布后，请由质量安全总监在“设置”里录入。
    </Notice>
  );
}
