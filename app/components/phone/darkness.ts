/** How bright the screen is, by the value its cookie `look` holds: as the system asks, or always so. Paper is always white. */
export const LOOKS = [
  { value: 'system', words: '明暗随系统', scheme: 'light dark', media: 'screen and (prefers-color-scheme: dark)' },
  { value: 'light', words: '浅色', scheme: 'light', media: null },
  { value: 'dark', words: '深色', scheme: 'dark', media: 'screen' },
] as const;
export type Darkness = (typeof LOOKS)[number]['value'];

/** What a device asked for; as the system asks where it asked for nothing that is known. */
export const darknessOf = (said: string | null | undefined): Darkness => LOOKS.find(({ value }) => value === said)?.value ?? 'system';
