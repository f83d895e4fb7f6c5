/** The organisations of the drill in the invented union of states: essential, important and voluntary entities of every sector, all invented. */
import { europeDrill } from "#core/topology/documents/index.ts";
import type { TopologyTerm } from "#core/topology/topology.ts";
import { marked } from "./names.ts";
import type { WorldOrganization } from "./organizations.ts";
import { diceOf, randomSize } from "./random.ts";
import { europeTiers, seededId } from "./seed.ts";

type EuropeTier = keyof typeof europeTiers;

/** What an organisation of a sector is called after its town. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  energy: ["Power Grid", "Gas Storage"],
  transport: ["Railway", "Port Authority"],
  banking: ["Savings Bank", "Credit Bank"],
  "market-infrastructure": ["Stock Exchange", "Clearing House"],
  health: ["University Hospital", "Clinic"],
  "drinking-water": ["Waterworks", "Spring Water Board"],
  "waste-water": ["Sewage Board", "Water Treatment"],
  "digital-infrastructure": ["Internet Exchange", "Data Centre"],
  "ict-services": ["Managed Services", "Remote Operations"],
  "public-administration": ["Ministry of Records", "Regional Council"],
  space: ["Ground Station", "Satellite Control"],
  postal: ["Post", "Couriers"],
  waste: ["Recycling", "Waste Collection"],
  chemicals: ["Chemicals", "Coatings"],
  food: ["Dairy", "Mills"],
  manufacturing: ["Machine Works", "Instruments"],
  "digital-providers": ["Marketplace", "Search"],
  research: ["Research Institute", "Laboratory"],
};

const firsts = "Ash Birch Cold Dun Elm Fair Glen Hay Iron Kings Lark Mill North Oak Pine".split(" ");
const seconds = "ford haven mere wick bridge field holm stead marsh gate".split(" ");

/** Every organisation of the drill, by tier and then by id. */
export function europeOrganizations(): readonly WorldOrganization[] {
  return (Object.keys(europeTiers) as EuropeTier[]).flatMap((tier) =>
    Array.from({ length: europeTiers[tier].count }, (_, index) => organization(tier, index)),
  );
}

function organization(tier: EuropeTier, index: number): WorldOrganization {
  const id = seededId("eu", tier, index);
  const [least, most] = europeTiers[tier].staff;
  const state = europeDrill.domains[index % europeDrill.domains.length] as TopologyTerm;
  const sector = europeDrill.sectors[index % europeDrill.sectors.length] as TopologyTerm;
  return {
    id,
    name: marked({ en: nameOf(tier, index, sector.id) }),
    tier,
    sector: sector.id,
    domain: state.id,
    region: state.id,
    criticalInfrastructure: tier === "essential",
    size: randomSize(diceOf(id), least, most),
    languages: ["en"],
    contacts: [{ kind: "email", value: `duty@${id}.drill.example` }],
    validFrom: "2024-10-18",
    validTo: null,
    succeededBy: null,
  };
}

/** Each tier has a town of its own for every organisation: 150 towns, 90 organisations at most. */
function nameOf(tier: EuropeTier, index: number, sector: string): string {
  const town = (index * 7 + tier.length * 3) % (firsts.length * seconds.length);
  const place = `${firsts[town % firsts.length]}${seconds[Math.floor(town / firsts.length)]}`;
  const own = kinds[sector] ?? [];
  return `${place} ${own[(tier === "important" ? 1 : 0) % own.length]}${tier === "voluntary" ? " Friends" : ""}`;
}
