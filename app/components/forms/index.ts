export { CheckboxField, RadioField, SelectField, type DescribedOption } from './choices';
export { DateField, FileField, HiddenField, NumberField, TextAreaField, TextField } from './inputs';
export type { Option } from './PlainSelect';
export { PostForm } from './PostForm';
export { isFormState, type FormState } from './state';
export { SubmitButton } from './SubmitButton';
export { VerbForm } from './VerbForm';
