/** How whoever found a flaw is to be thanked, as they say it themselves: by name, by a pseudonym, or not at all. */
import { textMember } from "#core/input/json.ts";
import { printable } from "#core/input/printable.ts";

/** What a finder chooses to be called. */
export const creditForms = ["name", "pseudonym", "nobody"] as const;

/** What a finder states; of nobody neither name nor organisation is kept. */
export type FinderCredit = {
  readonly form: (typeof creditForms)[number];
  readonly name: string;
  /** The organisation that they work for, where they want it named. */
  readonly organization: string | null;
};

/** As many letters as a name, and the name of an organisation, may have. */
export const longestCredit = 200;

/** What is kept of what a finder states; `null` where a name is to be named and none is, or holds letters that nobody sees. */
export function statedCredit({ form, name, organization }: FinderCredit): FinderCredit | null {
  if (form === "nobody") return { form, name: "", organization: null };
  const [own, of] = [name.trim(), organization?.trim() ?? ""];
  const isShown = [own, of].every((text) => printable(text, longestCredit) === text);
  return own === "" || !isShown ? null : { form, name: own, organization: of === "" ? null : of };
}

/** A credit as it was kept; `null` of anything else. */
export function readCredit(value: unknown): FinderCredit | null {
  const form = creditForms.find((one) => one === textMember(value, "form"));
  if (form === undefined) return null;
  return statedCredit({
    form,
    name: textMember(value, "name") ?? "",
    organization: textMember(value, "organization"),
  });
}

/** The line by which an advisory thanks; `null` where nobody is to be named. */
export function creditLine({ form, name, organization }: FinderCredit): string | null {
  if (form === "nobody") return null;
  return organization === null ? name : `${name} (${organization})`;
}
