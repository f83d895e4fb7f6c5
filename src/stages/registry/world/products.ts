/**
 * The invented products that the drill's advisories are about, and which organisation runs which versions of them. No drill ever claims a
 * flaw in a real product. Shares and instances by tier are assumptions of the drill; those of other products are scaled from them.
 */
import { placeOfId, type SeededPlace, type TierSeed } from "./seed.ts";
import { diceOf, pickOne, shuffled } from "./random.ts";

/** The three products; libnari is one library in three ecosystems. */
export const drillProductKeys = ["edgegate", "keysafe", "libnari"] as const;
export type DrillProductKey = (typeof drillProductKeys)[number];

type DrillProduct = {
  readonly name: string;
  readonly vendor: string;
  /** Product id where a list can only give a package URL. */
  readonly purl: string;
  readonly affected: readonly string[];
  readonly unaffected: readonly string[];
  /** The smallest version without the flaw. */
  readonly fixed: string;
  /** What stands in a list that does not know the version; `null` for nothing at all. */
  readonly unknown: string | null;
  /** Share of {@link TierSeed.affected} that runs an affected version. */
  readonly factor: number;
};

export const drillProducts: Readonly<Record<DrillProductKey, DrillProduct>> = {
  edgegate: {
    name: "EdgeGate VPN",
    vendor: "dunmoru-drill",
    purl: "pkg:generic/dunmoru-drill/edgegate-vpn",
    affected: ["7.0.2", "7.1.0", "7.1.4", "7.2.0", "7.2.3", "7.2.4"],
    unaffected: ["6.9.8", "6.9.11", "7.2.5", "7.3.0"],
    fixed: "7.2.5",
    unknown: null,
    factor: 1,
  },
  keysafe: {
    name: "KeySafe4NX",
    vendor: "byeotnuri-drill",
    purl: "pkg:generic/byeotnuri-drill/keysafe4nx",
    affected: ["3.1.0.12", "3.1.2.4", "3.2.0.7", "3.2.6.1"],
    unaffected: ["3.2.7.0", "3.3.1.2"],
    fixed: "3.2.7.0",
    unknown: "확인 필요",
    factor: 0.8,
  },
  libnari: {
    name: "libnari",
    vendor: "nari-project",
    purl: "pkg:generic/nari-project/libnari",
    affected: ["2.1.0", "2.2.3", "2.3.1", "2.4.0"],
    unaffected: ["1.9.4", "2.4.1", "2.5.0"],
    fixed: "2.4.1",
    unknown: null,
    factor: 0.6,
  },
};

/** libnari's names in the registries of npm and PyPI: both of a scope that nobody publishes under. */
export const libnariNames = { npm: "@bongsu-drill/libnari", pypi: "bongsu-drill-libnari" } as const;

const unknownShare = 0.04;
const unaffectedShare = 0.2;

/** What an organisation has of a product: the versions as its list writes them, `null` where it writes none. */
export type Holding = {
  readonly state: "affected" | "unknown" | "unaffected" | "absent";
  readonly versions: readonly (string | null)[];
};

const absent: Holding = { state: "absent", versions: [] };

/** How many of a tier's organisations are in each state; the rest do not have the product. */
export function stateCounts(
  { count, affected }: TierSeed,
  product: DrillProductKey,
): { readonly affected: number; readonly unknown: number; readonly unaffected: number } {
  return {
    affected: Math.round(count * affected * drillProducts[product].factor),
    unknown: Math.round(count * unknownShare),
    unaffected: Math.round(count * unaffectedShare),
  };
}

/** What the organisation has of the product; nothing for an id that is not of the drill world. */
export function holdingOf(organization: string, product: DrillProductKey): Holding {
  const place = placeOfId(organization);
  if (place === null) return absent;
  const state = stateAt(place, product);
  const dice = diceOf(`${organization} ${product}`);
  const { affected, unaffected, unknown } = drillProducts[product];
  const { instances } = place.seed;
  const number = product === "edgegate" ? instances : 1 + Math.floor(dice() * 3);
  if (state === "absent") return absent;
  if (state === "unaffected") return { state, versions: fill(number, () => pickOne(dice, unaffected)) };
  if (state === "unknown") {
    return { state, versions: [unknown, ...fill(number - 1, () => pickOne(dice, unaffected))] };
  }
  const mixed = fill(number - 1, () => pickOne(dice, dice() < 0.8 ? affected : unaffected));
  return { state, versions: [pickOne(dice, affected), ...mixed] };
}

function fill(number: number, make: () => string): readonly string[] {
  return Array.from({ length: number }, make);
}

function stateAt({ tier, index, seed }: SeededPlace, product: DrillProductKey): Holding["state"] {
  const counts = stateCounts(seed, product);
  const rank = shuffled(diceOf(`${tier} ${product}`), seed.count).indexOf(index);
  if (rank < counts.affected) return "affected";
  if (rank < counts.affected + counts.unknown) return "unknown";
  return rank < counts.affected + counts.unknown + counts.unaffected ? "unaffected" : "absent";
}

/** The same holding after the fix was installed wherever it was needed; a version that nobody knows stays unknown. */
export function afterFix(holding: Holding, product: DrillProductKey): Holding {
  const { affected, fixed } = drillProducts[product];
  const versions = holding.versions.map((version) =>
    version !== null && affected.includes(version) ? fixed : version,
  );
  return { state: holding.state === "affected" ? "unaffected" : holding.state, versions };
}
