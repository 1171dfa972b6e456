import type { LinkDescriptor } from '@remix-run/node';
import antdCss from '~/styles/antd.css?url';
import deskCss from '~/styles/desk.css?url';

/** Stylesheets of every layout that shows Ant Design. */
export const deskLinks = (): LinkDescriptor[] => [
  { rel: 'stylesheet', href: antdCss },
  { rel: 'stylesheet', href: deskCss },
];
