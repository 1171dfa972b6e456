import { notFound } from '~/platform/web/respond';

/** Any address that is no page. Being a route of its own, the browser takes up the same page that the server wrote. */
export const loader = notFound;
export const action = notFound;

export default function Nowhere() {
  return null;
}
