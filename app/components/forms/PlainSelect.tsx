import { forwardRef } from 'react';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

interface Props {
  tied: object;
  options: readonly Option[];
  value: string;
  placeholder: string;
}

/** The browser's own list; an empty first line says that nothing is chosen yet. */
export const PlainSelect = forwardRef<HTMLSelectElement, Props>(function PlainSelect({ tied, options, value, placeholder }, ref) {
  return (
    <select {...tied} ref={ref} className="control" defaultValue={value}>
      <option value="">{placeholder}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  );
});
