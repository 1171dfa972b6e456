export { BigButton } from './BigButton';
export { BigLink } from './BigLink';
export * from './fields';
export { PhoneLayout } from './PhoneLayout';
export { PhonePage } from './PhonePage';
export { Strip, useOnline } from './Strip';
