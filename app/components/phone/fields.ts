export { DateField as PhoneDate } from '../forms/DateField';
export { NumberField as PhoneNumber } from '../forms/NumberField';
export { SelectField as PhoneSelect } from '../forms/SelectField';
export { TextAreaField as PhoneTextArea } from '../forms/TextAreaField';
export { TextField as PhoneText } from '../forms/TextField';
export { BigChoices } from './BigChoices';
export { PhonePhotos } from './PhonePhotos';
