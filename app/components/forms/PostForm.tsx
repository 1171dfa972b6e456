/** A form of the page's own action: `VerbForm` without an address. */
export { VerbForm as PostForm } from './VerbForm';
