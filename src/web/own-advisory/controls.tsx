/** The small controls of the form: a line of text, several lines, one of a list, and what adds to a list and takes away from it. */
import type { ReactNode } from "react";
import type { Finding } from "#core/problem.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { Field } from "#web/ui/field.tsx";

/** What every control of the form is given. */
type ControlProps = {
  readonly pointer: string;
  readonly label: string;
  readonly findings: readonly Finding[];
  readonly hint?: string;
};

type LineProps = ControlProps & {
  readonly value: string | null;
  readonly code?: boolean;
  readonly onChange: (value: string) => void;
};

/** One line of text. */
export function Line({ value, code = false, onChange, ...field }: LineProps): ReactNode {
  return (
    <Field {...field}>
      <input
        type="text"
        className={code ? "code" : undefined}
        spellCheck={code ? false : undefined}
        autoComplete="off"
        maxLength={1000}
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

type LinesProps = ControlProps & {
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
};

/** A list, one a line. */
export function Lines({ value, onChange, ...field }: LinesProps): ReactNode {
  return (
    <Field {...field}>
      <textarea
        rows={Math.min(8, Math.max(2, value.length))}
        className="code"
        spellCheck={false}
        value={value.join("\n")}
        onChange={(event) => onChange(event.target.value === "" ? [] : event.target.value.split("\n"))}
      />
    </Field>
  );
}

type OneOfProps<T extends string> = ControlProps & {
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
};

/** One of a closed list. */
export function OneOf<T extends string>({ value, options, onChange, ...field }: OneOfProps<T>): ReactNode {
  return (
    <Field {...field}>
      <select value={value} onChange={(event) => onChange(event.target.value as T)}>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Adds to a list. */
export function Add({ label, onAdd }: { readonly label: string; readonly onAdd: () => void }): ReactNode {
  return (
    <button type="button" className="small" onClick={onAdd}>
      {label}
    </button>
  );
}

/** Takes one away; `name` says to a reader who does not see the page which. */
export function Remove({
  name,
  onRemove,
}: {
  readonly name: string;
  readonly onRemove: () => void;
}): ReactNode {
  const t = useTranslate();
  return (
    <button
      type="button"
      className="small"
      aria-label={t("ownAdvisoryPage.removeNamed", { name })}
      onClick={onRemove}
    >
      {t("ownAdvisoryPage.remove")}
    </button>
  );
}

/** The list with one changed. */
export function replaced<T>(all: readonly T[], at: number, one: T): readonly T[] {
  return all.map((own, index) => (index === at ? one : own));
}

/** The list without one. */
export function without<T>(all: readonly T[], at: number): readonly T[] {
  return all.filter((_, index) => index !== at);
}
