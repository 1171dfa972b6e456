import { z } from 'zod';

const NAME_LENGTH = 40;

/** A name of a person or a place, trimmed. */
export const nameText = (what: string) =>
  z.string(`请填写${what}。`).trim().min(1, `请填写${what}。`).max(NAME_LENGTH, `${what}最多${NAME_LENGTH}个字。`);

/** The lock a form was opened with. */
export const versionField = z.coerce.number('表单不完整，请刷新页面后重试。').int('表单不完整，请刷新页面后重试。').positive('表单不完整，请刷新页面后重试。');
