/** Which posts there are to give: what a role needs, and which offices of the room's topology have it. */
import type { people } from "#core/audience.ts";
import { officeKindsOf } from "#core/topology/posts.ts";
import type { Output } from "#web/room/room-client.ts";

/** The fields of a post as a form has them; "" where none is chosen. */
export type PostForm = {
  readonly role: (typeof people)[number];
  readonly office: string;
  readonly domain: string;
  readonly sector: string;
  readonly organization: string;
};

type Office = Output<"officeList">["offices"][number];

/** The offices in which a role sits. */
export function officesFor(role: PostForm["role"], offices: readonly Office[]): readonly Office[] {
  return role === "organization" ? [] : offices.filter(({ kind }) => officeKindsOf(role).includes(kind));
}

/** What the office leads of an attribute today; every word where it leads all of them. */
export function ledWords(
  office: Office | undefined,
  attribute: "domain" | "sector",
  all: readonly string[],
): readonly string[] {
  const led = office?.jurisdictions.map((one) => one[attribute]) ?? [];
  return led.includes(null) ? all : all.filter((word) => led.includes(word));
}

/** The form with values that go together: a first office and word where the chosen ones are not to be had. */
export function fitting(
  form: PostForm,
  offices: readonly Office[],
  words: { readonly domain: readonly string[]; readonly sector: readonly string[] },
): PostForm {
  const possible = officesFor(form.role, offices);
  const office = possible.find(({ id }) => id === form.office) ?? possible[0];
  const pick = (attribute: "domain" | "sector", needs: boolean): string => {
    if (!needs) return "";
    const led = ledWords(office, attribute, words[attribute]);
    return led.includes(form[attribute]) ? form[attribute] : (led[0] ?? "");
  };
  return {
    ...form,
    office: office?.id ?? "",
    domain: pick("domain", form.role === "lead"),
    sector: pick("sector", form.role === "sector"),
    organization: form.role === "organization" ? form.organization : "",
  };
}

/** The fields that are filled. */
export function postOf({ role, ...fields }: PostForm): {
  readonly role: PostForm["role"];
  readonly office?: string;
  readonly domain?: string;
  readonly sector?: string;
  readonly organization?: string;
} {
  return { role, ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== "")) };
}
