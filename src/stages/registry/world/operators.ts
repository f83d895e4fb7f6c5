/**
 * Who may sign in to a fresh world: roles with role names, never a person. Each officer's post has a second one, since issuing a
 * directive takes two.
 */
import type { Domain, Role, Sector } from "#core/actor.ts";
import { marked, type Name } from "./names.ts";
import { organizationId } from "./organizations.ts";

export type WorldOperator = {
  readonly id: string;
  readonly role: Exclude<Role, "agent">;
  readonly name: Name;
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
  const second = { ko: `${post.name.ko} (둘째)`, en: `${post.name.en}, second` };
  return [operator(post), operator({ ...post, id: `${post.id}-2`, name: second })];
}

const domainNames: Readonly<Record<Domain, Name>> = {
  private: { ko: "민간", en: "Private sector" },
  public: { ko: "공공", en: "Public sector" },
  military: { ko: "국방", en: "Military" },
};

function lead(domain: Domain, office: string): readonly WorldOperator[] {
  const of = domainNames[domain];
  const name = { ko: `${of.ko} 주무 담당관`, en: `${of.en} lead officer` };
  return pair({ id: `lead-${domain}`, role: "lead", name, office, domain });
}

function chair(office: string): readonly WorldOperator[] {
  return pair({ id: "chair", role: "chair", name: { ko: "의장 담당관", en: "Chair's officer" }, office });
}

function sectorOfficer(sector: Sector, office: string, name: Name): readonly WorldOperator[] {
  return pair({ id: `sector-${sector}`, role: "sector", name, office, sector });
}

/** Organisations whose operator is ready to sign in: the first three of most tiers. */
const withOperators = [
  "central",
  "metropolitan",
  "basic",
  "institution",
  "critical",
  "major",
  "ciso",
  "sme",
] as const;

function organizationOperators(): readonly WorldOperator[] {
  return withOperators.flatMap((tier) =>
    // Rows 6 to 8 are organisations that were there before and after the change of 2026-07-01.
    [6, 7, 8].map((index) => {
      const organization = organizationId(tier, index);
      const name = {
        ko: `정보보호 담당 (${organization})`,
        en: `Security officer (${organization})`,
      };
      return operator({ id: `org-${organization}`, role: "organization", name, organization });
    }),
  );
}

/** The operators of the drill world; the chair's first. */
export function drillOperators(): readonly WorldOperator[] {
  return [
    ...chair("nso"),
    ...lead("private", "msit"),
    ...lead("public", "nis"),
    ...lead("military", "mnd"),
    ...sectorOfficer("finance", "fsc", { ko: "금융 상황반 당직", en: "Finance room duty officer" }),
    ...sectorOfficer("local-government", "mois", {
      ko: "지방행정 상황반 당직",
      en: "Local government room duty officer",
    }),
    ...sectorOfficer("health", "mohw", { ko: "보건의료 상황반 당직", en: "Health room duty officer" }),
    ...pair({
      id: "analyst",
      role: "analyst",
      name: { ko: "합동대응팀 분석관", en: "Joint team analyst" },
      office: "kisa",
    }),
    ...organizationOperators(),
  ].map((one) => ({ ...one, name: marked(one.name) }));
}

/** The operators of an empty world: two for the chair, two for each lead. */
export function emptyOperators(): readonly WorldOperator[] {
  return [
    ...chair("chair"),
    ...lead("private", "lead-private"),
    ...lead("public", "lead-public"),
    ...lead("military", "lead-military"),
  ];
}
