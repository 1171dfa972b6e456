import { z } from 'zod';

const NAME_LENGTH = 40;

/** A name of a person or a place, trimmed. */
export const nameText = (what: string) =>
  z.string(`请填写${what}。`).trim().min(1, `请填写${what}。`).max(NAME_LENGTH, `${what}最多${NAME_LENGTH}个字。`);
