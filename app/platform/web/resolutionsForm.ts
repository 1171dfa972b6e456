import { z } from 'zod';
import { type Day, parseDay } from '~/domain/shared/day';
import { rowsForm } from './rowsForm';

const DONE_ON = '请填写完成日期。';
const doneOn = z.string(DONE_ON).transform((text, context): Day => {
  const day = parseDay(text);
  if (!day) context.addIssue({ code: 'custom', message: DONE_ON });
  return day ?? z.NEVER;
});

/** Several resolutions that were carried out on one day. */
export const ResolutionsForm = rowsForm({ act: '登记', none: '请勾选已经完成的决议，或在各项写明完成情况。', wordless: '有勾选的决议没有写完成情况：请填写相同的完成情况，或在该项写明。' }, { doneOn });
