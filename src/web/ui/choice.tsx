/** A choice of one value of a closed list, by its label. */
import type { KeyboardEvent, ReactNode } from "react";

type ChoiceProps<V extends string> = {
  readonly values: readonly V[];
  readonly label: (value: V) => string;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLSelectElement>) => void;
  readonly id?: string;
  readonly "aria-describedby"?: string | undefined;
  readonly "aria-invalid"?: boolean | undefined;
};

export function Choice<V extends string>({
  values,
  label,
  value,
  onChange,
  ...control
}: ChoiceProps<V>): ReactNode {
  return (
    <select
      {...control}
      value={value}
      onChange={(event) => {
        const chosen = values.find((each) => each === event.target.value);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      {values.map((each) => (
        <option key={each} value={each}>
          {label(each)}
        </option>
      ))}
    </select>
  );
}
