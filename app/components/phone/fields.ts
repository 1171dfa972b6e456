export { DateField as PhoneDate } from '../forms/DateField';
export { SelectField as PhoneSelect } from '../forms/SelectField';
export { TextAreaField as PhoneTextArea } from '../forms/TextAreaField';
export { TextField as PhoneText } from '../forms/TextField';
export { PhonePhotos } from './PhonePhotos';
