/** What each part of the form is given: the whole of it, what is wrong with it, and how it is changed. */
import type { Finding } from "#core/problem.ts";
import type { OwnForm } from "#web/own-advisory/form.ts";

export type PartOfForm = {
  readonly form: OwnForm;
  readonly findings: readonly Finding[];
  readonly onChange: (part: Partial<OwnForm>) => void;
};
