/** The document by which a room says who takes its reports in and on which terms (`bongsu.intake/1`). Without one a room that is no drill takes none. */
import { member, textMember } from "#core/input/json.ts";
import { idForm } from "#core/document/shared-members.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { languageTagForm, type TextByLanguage } from "#core/text.ts";

/** The document type. */
const intakeForm = "bongsu.intake/1";

/** Terms of reporting: every text is shown before anything is asked, and the version that a reporter accepted stands with the report. */
type IntakePolicy = {
  readonly version: string;
  /** What the recipient does with a report. */
  readonly policy: TextByLanguage;
  /** What whoever keeps to the policy need not fear. */
  readonly safeHarbour: TextByLanguage;
  /** What is in scope, and what is not. */
  readonly scope: TextByLanguage;
};

/** The policy and the office that takes reports in. */
export type IntakeDocument = IntakePolicy & { readonly office: string };

const longest = 20_000;

/** Reads the document. */
export function readIntakeDocument(value: unknown): Parsed<IntakeDocument> {
  if (textMember(value, "type") !== intakeForm)
    return failed("/type", "intake-form", `expected ${intakeForm}`);
  const [version, office] = [textMember(value, "version") ?? "", textMember(value, "office") ?? ""];
  for (const [at, id] of [
    ["/version", version],
    ["/office", office],
  ] as const)
    if (!idForm.test(id)) return failed(at, "intake-form", "expected an id");
  const texts = (["policy", "safeHarbour", "scope"] as const).map(
    (name) => [name, textsIn(member(value, name))] as const,
  );
  const missing = texts.find(([, text]) => text === null);
  if (missing !== undefined) return failed(`/${missing[0]}`, "intake-form", "expected texts by language");
  const { policy, safeHarbour, scope } = Object.fromEntries(texts) as Record<string, TextByLanguage>;
  return parsed({
    version,
    office,
    policy: policy ?? {},
    safeHarbour: safeHarbour ?? {},
    scope: scope ?? {},
  });
}

function textsIn(value: unknown): TextByLanguage | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value as Record<string, unknown>);
  const good = entries.every(
    ([tag, text]) =>
      languageTagForm.test(tag) && typeof text === "string" && text !== "" && text.length <= longest,
  );
  return good && entries.length > 0 && entries.length <= 60 ? (value as TextByLanguage) : null;
}
