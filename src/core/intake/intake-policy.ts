/** The document by which a room says who takes its reports in and on which terms (`bongsu.intake/1`). Without one a room that is no drill takes none. */
import { member, textMember } from "#core/input/json.ts";
import { idForm, textsIn } from "#core/document/shared-members.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import type { TextByLanguage } from "#core/text.ts";

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

const bounds = { least: 1, longest: 20_000, mostLanguages: 60 };

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
    (name) => [name, textsIn(member(value, name), bounds)] as const,
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
