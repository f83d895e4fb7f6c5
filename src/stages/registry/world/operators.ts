/**
 * Who may sign in to a fresh world: roles with role names, never a person. Each officer's post has a second one, since issuing a
 * directive takes two.
 */
import type { Domain, PostRole, Sector } from "#core/actor.ts";
import {
  idsOf,
  type Jurisdiction,
  type OfficeKind,
  type Topology,
  type TopologyOffice,
} from "#core/topology/topology.ts";
import { type TextByLanguage } from "#core/text.ts";
import { marked } from "./names.ts";
import { drillTopology } from "./topologies.ts";
import { seededId } from "./seed.ts";

export type WorldOperator = {
  readonly id: string;
  readonly role: PostRole;
  readonly name: TextByLanguage;
  readonly office: string | null;
  readonly organization: string | null;
  readonly domain: Domain | null;
  readonly sector: Sector | null;
};

type Post = Pick<WorldOperator, "id" | "role" | "name"> & Partial<WorldOperator>;

function operator(post: Post): WorldOperator {
  return { office: null, organization: null, domain: null, sector: null, ...post };
}

function pair(post: Post): readonly WorldOperator[] {
  const second = inEach(post.name, (name, korean) => (korean ? `${name} (둘째)` : `${name}, second`));
  return [operator(post), operator({ ...post, id: `${post.id}-2`, name: second })];
}

/** A name made of a topology's own in each of its languages: Korean, or English where it is any other. */
function inEach(name: TextByLanguage, make: (name: string, korean: boolean) => string): TextByLanguage {
  return Object.fromEntries(
    Object.entries(name).map(([language, text]) => [language, make(text, language === "ko")]),
  );
}

/** The first office of a kind that leads what is asked for. */
function officeFor(
  { offices }: Topology,
  kinds: readonly OfficeKind[],
  leads: (one: Jurisdiction) => boolean = () => true,
): TopologyOffice | undefined {
  return offices.find(({ kind, jurisdictions }) => kinds.includes(kind) && jurisdictions.some(leads));
}

function chairs(topology: Topology): readonly WorldOperator[] {
  const office = officeFor(topology, ["chair"]);
  const name = inEach(topology.languages, (_, korean) => (korean ? "의장 담당관" : "Chair's officer"));
  return office === undefined ? [] : pair({ id: "chair", role: "chair", name, office: office.id });
}

function leadOfficers(topology: Topology): readonly WorldOperator[] {
  return topology.domains.flatMap(({ id, name: of }) => {
    const office = officeFor(topology, ["lead"], ({ domain }) => domain === id);
    const name = inEach(of, (text, korean) => (korean ? `${text} 주무 담당관` : `Lead officer, ${text}`));
    return office === undefined
      ? []
      : pair({ id: `lead-${id}`, role: "lead", name, office: office.id, domain: id });
  });
}

function sectorOfficers(topology: Topology, sectors: readonly string[]): readonly WorldOperator[] {
  return topology.sectors.flatMap(({ id, name: of }) => {
    const office = officeFor(topology, ["ministry", "isac"], ({ sector }) => sector === id);
    if (office === undefined || !sectors.includes(id)) return [];
    const name = inEach(of, (text, korean) => (korean ? `${text} 상황반 당직` : `Duty officer, ${text}`));
    return pair({ id: `sector-${id}`, role: "sector", name, office: office.id, sector: id });
  });
}

function analysts(topology: Topology): readonly WorldOperator[] {
  const office = officeFor(topology, ["coordinator"]);
  const name = inEach(topology.languages, (_, korean) =>
    korean ? "합동대응팀 분석관" : "Joint team analyst",
  );
  return office === undefined ? [] : pair({ id: "analyst", role: "analyst", name, office: office.id });
}

/** Who may sign in to a room that is started with a topology: two persons for each post; sector officers for the sectors named, or all. */
export function operatorsOf(topology: Topology, sectors?: readonly string[]): readonly WorldOperator[] {
  const all = [
    ...chairs(topology),
    ...leadOfficers(topology),
    ...sectorOfficers(topology, sectors ?? idsOf(topology, "sector")),
    ...analysts(topology),
  ];
  return topology.drill ? all.map((one) => ({ ...one, name: marked(one.name) })) : all;
}

/** Tiers of Korea's drill of which three organisations have an operator who is ready to sign in. */
const withOperators = "central metropolitan basic institution critical major ciso sme".split(" ");

/** Rows 6 to 8: organisations that were there before and after the change of 2026-07-01. */
const rowsWithOperators = [6, 7, 8];

/** The operators of the drill world; the chair's first. */
export function drillOperators(): readonly WorldOperator[] {
  const topology = drillTopology();
  const organizations = withOperators.flatMap((tier) =>
    rowsWithOperators.map((row) => organizationOperator(topology, seededId("drill", tier, row))),
  );
  return [...operatorsOf(topology, ["finance", "local-government", "health"]), ...organizations];
}

/** The operator of an organisation of a drill. */
export function organizationOperator(topology: Topology, organization: string): WorldOperator {
  const name = inEach(topology.languages, (_, korean) =>
    korean ? `정보보호 담당 (${organization})` : `Security officer (${organization})`,
  );
  return operator({ id: `org-${organization}`, role: "organization", name: marked(name), organization });
}
