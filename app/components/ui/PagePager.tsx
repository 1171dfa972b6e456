import { useSearchParams } from '@remix-run/react';
import type { Page } from '~/domain/shared/page';
import { KeyPager } from './KeyPager';

/** Earlier and later pages of rows that are counted; the rest of the address stays. */
export function PagePager({ page, pages }: Pick<Page<unknown>, 'page' | 'pages'>) {
  const [params] = useSearchParams();
  const to = (number: number): string => {
    const next = new URLSearchParams(params);
    next.set('page', String(number));
    return `?${next.toString()}`;
  };
  return <KeyPager previous={page > 1 ? to(page - 1) : null} next={page < pages ? to(page + 1) : null} />;
}
