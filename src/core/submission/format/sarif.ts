/** SARIF 2.1: one item a result, with what its rule says. A result that the tool's user suppressed stays an item and says so; one that says that nothing is wrong is none. */
import { listMember, member, textMember } from "#core/input/json.ts";
import type { Finding } from "#core/problem.ts";
import { claim, type ReportClaim, type ReportFormat, reading } from "#core/submission/report-format.ts";
import { packageOf } from "#core/submission/scanner/named-package.ts";
import { namesIn, weaknessesIn } from "#core/submission/scanner/tool-map.ts";

const mostResults = 100_000;

/** Any tool's SARIF. */
export const sarif: ReportFormat = {
  name: "sarif",
  read: ({ json }) => {
    if (!json.ok || !isSarif(json.value)) return null;
    const runs = listMember(json.value, "runs");
    const claims = runs.flatMap((run) => {
      const rules = rulesOf(run);
      return listMember(run, "results")
        .filter((result) => !harmless.has(textMember(result, "kind") ?? ""))
        .map((result) => claimOf(run, result, rules));
    });
    return reading(claims.slice(0, mostResults), runs.some(hasFailed) ? [failedRun] : []);
  },
};

/** Results of these kinds say that a rule was kept, or does not apply. */
const harmless: ReadonlySet<string> = new Set(["pass", "notApplicable", "informational"]);

const failedRun: Finding = {
  at: "/runs",
  code: "tool-failed",
  message: "The tool says that its run failed: what it does not report may be there all the same.",
};

function hasFailed(run: unknown): boolean {
  return listMember(run, "invocations").some((each) => member(each, "executionSuccessful") === false);
}

function isSarif(value: unknown): boolean {
  return (
    Array.isArray(member(value, "runs")) &&
    (textMember(value, "version") ?? textMember(value, "$schema")) !== null
  );
}

type Rules = { readonly byId: ReadonlyMap<string, unknown>; readonly list: readonly unknown[] };

function rulesOf(run: unknown): Rules {
  const tool = member(run, "tool");
  const list = listMember(member(tool, "driver"), "rules");
  const all = [...list, ...listMember(tool, "extensions").flatMap((each) => listMember(each, "rules"))];
  return { list, byId: new Map(all.map((rule) => [textMember(rule, "id") ?? "", rule])) };
}

function ruleOf(result: unknown, { byId, list }: Rules): unknown {
  const id = textMember(result, "ruleId") ?? textMember(member(result, "rule"), "id") ?? "";
  const index = member(result, "ruleIndex");
  return (
    byId.get(id) ??
    byId.get(id.split("/", 1)[0] ?? "") ??
    (typeof index === "number" ? list[index] : undefined)
  );
}

function claimOf(run: unknown, result: unknown, rules: Rules): ReportClaim {
  const rule = ruleOf(result, rules);
  const message = messageOf(member(result, "message"), rule);
  const ruleTexts = ["shortDescription", "fullDescription", "help"].map((name) =>
    messageOf(member(rule, name), rule),
  );
  const tags = listMember(member(rule, "properties"), "tags").filter((tag) => typeof tag === "string");
  const id = textMember(result, "ruleId");
  const taxa = listMember(result, "taxa").map(taxonOf);
  const relations = listMember(rule, "relationships").map((each) => taxonOf(member(each, "target")));
  const named = packageOf([member(result, "properties"), member(rule, "properties")], message);
  return claim({
    title: ruleTexts[0] || textMember(rule, "name") || message.split("\n", 1)[0] || id,
    text: [message, ...ruleTexts].filter((text) => text !== "").join("\n\n"),
    product: named?.product ?? productOf(run),
    version: named?.version ?? null,
    weaknesses: weaknessesIn(
      [...tags, ...taxa, ...relations, ...cwesOf(result), ...cwesOf(rule), id ?? ""].filter((text) =>
        /cwe/i.test(text),
      ),
    ),
    aliases: namesIn([id ?? "", message, ...tags]),
    places: placesOf(result),
    patch: patchOf(result),
    findings: remarksOf(result),
  });
}

/** A taxon's id, which for CWE may be a bare number. */
function taxonOf(taxon: unknown): string {
  const id = textMember(taxon, "id") ?? "";
  const isCwe = textMember(member(taxon, "toolComponent"), "name") === "CWE";
  return isCwe && /^\d{1,5}$/.test(id) ? `CWE-${id}` : id;
}

function cwesOf(value: unknown): readonly string[] {
  const properties = member(value, "properties");
  return ["cwe", "CWE", "cwes"].flatMap((name) => {
    const each = member(properties, name);
    return Array.isArray(each)
      ? each.filter((one) => typeof one === "string")
      : typeof each === "string"
        ? [each]
        : [];
  });
}

const placeholder = /\{(\d{1,3})\}/g;

/** A message's text: its own, or the rule's under its id, with its arguments. */
function messageOf(message: unknown, rule: unknown): string {
  const id = textMember(message, "id") ?? "";
  const own = textMember(message, "text") ?? textMember(message, "markdown");
  const text = own ?? textMember(member(member(rule, "messageStrings"), id), "text") ?? "";
  const values = listMember(message, "arguments");
  return text.replace(placeholder, (whole, index: string) => {
    const value = values[Number(index)];
    return typeof value === "string" ? value : whole;
  });
}

/** The repository that a run looked at. */
function productOf(run: unknown): ReportClaim["product"] {
  const [provenance] = listMember(run, "versionControlProvenance");
  const name = textMember(provenance, "repositoryUri");
  return name === null ? null : { name, identifier: null };
}

function placesOf(result: unknown): ReportClaim["places"] {
  return listMember(result, "locations")
    .slice(0, 20)
    .flatMap((location) => {
      const physical = member(location, "physicalLocation");
      const file = textMember(member(physical, "artifactLocation"), "uri");
      const line = member(member(physical, "region"), "startLine");
      const [logical] = listMember(location, "logicalLocations");
      const name = textMember(logical, "fullyQualifiedName") ?? textMember(logical, "name");
      return file === null
        ? []
        : [{ file, line: typeof line === "number" && line > 0 ? line : null, function: name }];
    });
}

/** The fix that a tool proposes, as far as it says one in words; SARIF's edits are no unified diff. */
function patchOf(result: unknown): string | null {
  const [fix] = listMember(result, "fixes");
  const text = textMember(member(fix, "description"), "text");
  return text !== null && text.includes("\n@@") ? text : null;
}

function remarksOf(result: unknown): readonly Finding[] {
  const suppressed = listMember(result, "suppressions").some((each) => {
    const status = textMember(each, "status") ?? textMember(each, "state");
    return status === null || status === "accepted";
  });
  const gone = textMember(result, "baselineState") === "absent";
  return [
    ...(suppressed
      ? [
          {
            at: "/suppressions",
            code: "suppressed",
            message: "Whoever runs the tool suppressed this result.",
          },
        ]
      : []),
    ...(gone
      ? [
          {
            at: "/baselineState",
            code: "result-absent",
            message: "The tool found this before and does not find it now.",
          },
        ]
      : []),
  ];
}
