/** CycloneDX: the vulnerabilities that a list of software states, in the form of today and in that of the former extension; a list without any is no report. */
import { listMember, member, textMember } from "#core/input/json.ts";
import type { Finding } from "#core/problem.ts";
import { claim, type ReportClaim, type ReportReading, reading } from "#core/submission/report-format.ts";
import { type RecordRow, rowsAt, textsAt, wholeOf } from "#core/submission/scanner/record-path.ts";
import { namesIn, weaknessesIn } from "#core/submission/scanner/tool-map.ts";

/** A list of software is no claim of a flaw. */
export const onlyInventory: Finding = {
  at: "",
  code: "inventory-only",
  message: "This is a list of software and states no flaw.",
};

/** Reads a list; null for what is none. `value` is JSON, or XML as members. */
export function readCycloneDx(value: unknown): ReportReading | null {
  if (textMember(value, "bomFormat") === "CycloneDX") return stating(ofJson(value));
  const whole = wholeOf(value);
  if (rowsAt(whole, "bom").length === 0) return null;
  const claims = [
    ...rowsAt(whole, "bom[].vulnerabilities[].vulnerability[]").map((row) => ofXml(row, componentsOf(whole))),
    ...rowsAt(whole, "bom[].components[].component[].vulnerabilities[].vulnerability[]").map((row) =>
      ofXml(row, null),
    ),
  ];
  return stating(claims);
}

function stating(claims: readonly ReportClaim[]): ReportReading {
  return { ...reading(claims, claims.length === 0 ? [onlyInventory] : []), tool: "cyclonedx" };
}

type ListedComponent = {
  readonly name: string;
  readonly version: string | null;
  readonly purl: string | null;
};

function ofJson(bom: unknown): readonly ReportClaim[] {
  const components = new Map<string, ListedComponent>();
  const pending: unknown[] = [...listMember(bom, "components"), member(member(bom, "metadata"), "component")];
  for (
    let component = pending.pop();
    pending.length > 0 || component !== undefined;
    component = pending.pop()
  ) {
    const [name, version, purl] = ["name", "version", "purl"].map((key) => textMember(component, key));
    const ref = textMember(component, "bom-ref") ?? purl;
    if (ref !== null && ref !== undefined)
      components.set(ref, { name: name ?? ref, version: version ?? null, purl: purl ?? null });
    pending.push(...listMember(component, "components"));
  }
  return listMember(bom, "vulnerabilities").map((each) => {
    const row = wholeOf(each);
    const ref = textsAt(row, "affects[].ref")[0] ?? null;
    const component = ref === null ? undefined : components.get(ref);
    return stated(row, component ?? (ref === null ? null : { name: ref, version: null, purl: ref }), {
      id: "id",
      text: ["description", "detail", "recommendation"],
      cwes: ["cwes[]"],
      also: ["references[].id"],
    });
  });
}

type StatedWays = {
  readonly id: string;
  readonly text: readonly string[];
  readonly cwes: readonly string[];
  readonly also: readonly string[];
};

function stated(row: RecordRow, component: ListedComponent | null, ways: StatedWays): ReportClaim {
  const id = textsAt(row, ways.id)[0] ?? null;
  const text = ways.text.flatMap((way) => textsAt(row, way)).join("\n\n");
  const identifier = component?.purl?.startsWith("pkg:") === true ? component.purl : null;
  return claim({
    title: id,
    text: text === "" ? (id ?? "") : text,
    product: component === null ? null : { name: component.name, identifier },
    version: component?.version ?? null,
    aliases: namesIn([id ?? "", ...ways.also.flatMap((way) => textsAt(row, way))]),
    weaknesses: weaknessesIn(ways.cwes.flatMap((way) => textsAt(row, way))),
  });
}

function componentsOf(whole: RecordRow): ReadonlyMap<string, ListedComponent> {
  const rows = rowsAt(whole, "bom[].components[].component[]");
  return new Map(
    rows.map((row) => [textsAt(row, "@bom-ref")[0] ?? textsAt(row, "purl[].#")[0] ?? "", componentOf(row)]),
  );
}

function componentOf(row: RecordRow): ListedComponent {
  return {
    name: textsAt(row, "name[].#")[0] ?? "",
    version: textsAt(row, "version[].#")[0] ?? null,
    purl: textsAt(row, "purl[].#")[0] ?? null,
  };
}

function ofXml(row: RecordRow, components: ReadonlyMap<string, ListedComponent> | null): ReportClaim {
  const ref = textsAt(row, "affects[].target[].ref[].#")[0] ?? null;
  const around = row.around?.around?.around?.around ?? null;
  const own = components === null && around !== null ? componentOf(around) : null;
  const named = ref === null ? null : (components?.get(ref) ?? { name: ref, version: null, purl: ref });
  return stated(row, own ?? named, {
    id: "id[].#",
    text: ["description[].#", "detail[].#", "recommendations[].recommendation[].#"],
    cwes: ["cwes[].cwe[].#"],
    also: ["references[].reference[].id[].#"],
  });
}
