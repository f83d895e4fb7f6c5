/** What the controls of one row of the actions are given. */
import type { Finding } from "#core/problem.ts";
import type { ActionForm } from "#web/directive/draft-form.ts";

export type ActionRowProps = {
  readonly at: number;
  readonly action: ActionForm;
  readonly findings: readonly Finding[];
  readonly onChange: (action: ActionForm) => void;
};
