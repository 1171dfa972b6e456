/** Sizes of type on a phone, by the value its cookie `big` holds: 100, 140 and 200 % (`phone.css`). */
export const TYPE_SIZES = [
  { value: '', words: '普通字号', look: 'phone' },
  { value: '1', words: '大字号', look: 'phone big' },
  { value: '2', words: '特大字号', look: 'phone huge' },
] as const;
export type TypeSize = (typeof TYPE_SIZES)[number]['value'];

/** The size a device asked for; the usual one where it asked for none that is known. */
export const typeSizeOf = (said: string | null): TypeSize => TYPE_SIZES.find(({ value }) => value === said)?.value ?? '';
