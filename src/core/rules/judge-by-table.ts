/** From what is known of a vulnerability and an asset to a row of the rule pack's table, with the reasons. Dates are worked out in `evaluate.ts`. */
import { yearOfCve } from "#core/cve-id.ts";
import type { DirectiveAdvisory } from "#core/advisory.ts";
import type { ConditionFact, ConditionValue } from "#core/rules/condition.ts";
import type { FactName, PackOutcome, RulePack } from "#core/rules/rule-pack/rule-pack.ts";
import { decide } from "#core/rules/table/table.ts";

/** What an organisation knows of its own asset, the facts of conditions included; a fact left out is not known. */
export type AssetFacts = { readonly [K in ConditionFact]?: ConditionValue } & {
  readonly exposed?: "yes" | "no";
  readonly humanImpact?: "low" | "medium" | "high" | "very-high";
  /** Whether a fixed version exists for what is installed. */
  readonly patch?: ConditionValue;
  readonly assetClass?: "internal" | "office" | "online";
  /** Whether the system is one on which a critical function rests. */
  readonly highValue?: "yes" | "no";
};

/** What is known of the vulnerability; its names (`id`, `aliases`) tell the year of its CVE id. */
export type VulnerabilityFacts = Pick<DirectiveAdvisory, "decision" | "kevAdded"> &
  Partial<Pick<DirectiveAdvisory, "id" | "aliases" | "patchAvailable">> & {
    /** Severity as its maker or CVSS rates it; `medium` stands for everything below high. */
    readonly severity?: "medium" | "high" | "critical";
    /** Whether its CVE id was assigned before 2021, where its names do not tell. */
    readonly cveBefore2021?: "yes" | "no";
    /** Step of the Korean four-step scale that was announced for it. */
    readonly nisStep?: "1" | "2" | "3" | "4";
  };

/** One fact that entered the decision. */
export type FactReason = {
  readonly fact: FactName;
  readonly value: string;
  /** Who says so; `assumed` when nobody does and the pack's worst value counts. */
  readonly origin: "advisory" | "catalogue" | "asset" | "assumed";
  /** Date on which the catalogue listed it. */
  readonly since: string | null;
};

/** The row that decides, what it asks for, and the facts that led to it in the order of the pack's inputs. */
export type TableVerdict = {
  readonly outcome: string;
  readonly key: string;
  readonly row: number;
  readonly asks: PackOutcome;
  readonly reasons: readonly FactReason[];
};

/** What the pack's table says; what is not known counts as the pack's `missing` value. `null` only for a table with a gap. */
export function judgeByTable(
  pack: RulePack,
  vulnerability: VulnerabilityFacts,
  asset: AssetFacts,
): TableVerdict | null {
  const known = knownFacts(vulnerability, asset);
  const reasons = pack.inputs.map(
    ({ fact, values, missing }): FactReason =>
      known.find((reason) => reason.fact === fact && Object.hasOwn(values, reason.value)) ?? {
        fact,
        value: missing,
        origin: "assumed",
        since: null,
      },
  );
  const inputs = pack.inputs.map(({ point, values }, i) => [point, values[reasons[i]?.value ?? ""] ?? ""]);
  const { key, outcome, row } = decide(pack.table, Object.fromEntries(inputs) as Record<string, string>);
  const asks = key === null ? undefined : pack.outcomes[key];
  if (key === null || outcome === null || row === null || asks === undefined) return null;
  return { outcome, key, row, asks, reasons };
}

/** The value of one fact as stated, before any listing as known exploited is counted; `undefined` when it is not known. */
export function inputValue(
  fact: FactName,
  vulnerability: VulnerabilityFacts,
  asset: AssetFacts,
): string | undefined {
  switch (fact) {
    case "kev":
      return "no";
    case "exploitation":
    case "automatable":
    case "technicalImpact":
      return vulnerability.decision[fact];
    case "severity":
    case "nisStep":
      return vulnerability[fact];
    case "cveBefore2021":
      return numberedBefore2021(vulnerability);
    default:
      return asset[fact];
  }
}

/** Listing as known exploited means that exploitation is active, whatever an advisory says. */
function knownFacts(vulnerability: VulnerabilityFacts, asset: AssetFacts): readonly FactReason[] {
  const { decision, kevAdded } = vulnerability;
  return [
    { fact: "kev", value: kevAdded === null ? "no" : "yes", origin: "catalogue", since: kevAdded },
    ...(kevAdded === null
      ? stated("exploitation", decision.exploitation, "advisory")
      : [{ fact: "exploitation", value: "active", origin: "catalogue", since: kevAdded } as const]),
    ...stated("automatable", decision.automatable, "advisory"),
    ...stated("technicalImpact", decision.technicalImpact, "advisory"),
    ...stated("exposed", asset.exposed, "asset"),
    ...stated("humanImpact", asset.humanImpact, "asset"),
    ...stated("severity", vulnerability.severity, "advisory"),
    ...stated("cveBefore2021", numberedBefore2021(vulnerability), "advisory"),
    ...stated("nisStep", vulnerability.nisStep, "advisory"),
    ...stated("assetClass", asset.assetClass, "asset"),
    ...stated("highValue", asset.highValue, "asset"),
  ];
}

/** By its CVE ids; with several the newest counts. */
function numberedBefore2021({ id, aliases, cveBefore2021 }: VulnerabilityFacts): "yes" | "no" | undefined {
  const years = [id ?? "", ...(aliases ?? [])].map(yearOfCve).filter((year) => year !== null);
  if (years.length === 0) return cveBefore2021;
  return years.every((year) => year < 2021) ? "yes" : "no";
}

function stated(
  fact: FactName,
  value: string | undefined,
  origin: "advisory" | "asset",
): readonly FactReason[] {
  return value === undefined ? [] : [{ fact, value, origin, since: null }];
}
