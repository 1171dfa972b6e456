import { dayField } from '~/components/routine/forms';
import { rowsForm } from './rowsForm';

/** Several resolutions that were carried out on one day. */
export const ResolutionsForm = rowsForm({ act: '登记', none: '请勾选已经完成的决议，或在各项写明完成情况。', wordless: '有勾选的决议没有写完成情况：请填写相同的完成情况，或在该项写明。' }, { doneOn: dayField('请填写完成日期。') });
