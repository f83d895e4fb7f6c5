/**
 * The drill's organisations: {@link koreaTiers} of each tier, all invented, the same on every machine.
 * Local governments carry the change of 2026-07-01 in their dates: two metropolitan governments became one, and in one city two districts
 * ended while three began. An organisation's region is the one it is in today. What they run is in `inventory.ts`.
 */
import type { Domain, OrganizationAttributes, Sector } from "#core/actor.ts";
import type { TextByLanguage } from "#core/text.ts";
import { centralAgencies, kinds } from "./organization-kinds.ts";
import {
  endedMetropolises,
  lastingMetropolises,
  localChange,
  marked,
  type Metropolis,
  type Name,
  placeNames,
  unitedMetropolis,
} from "./names.ts";
import { diceOf, pickOne, randomSize } from "./random.ts";
import { koreaTiers, seededId } from "./seed.ts";

/** An organisation of a world. Dates are `YYYY-MM-DD`; `validTo` is the first day on which it is no more. */
export type WorldOrganization = OrganizationAttributes & {
  readonly name: TextByLanguage;
  readonly languages: readonly string[];
  readonly contacts: readonly { readonly kind: string; readonly value: string }[];
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly succeededBy: string | null;
};

/** A tier of Korea's drill. */
type KoreaTier = keyof typeof koreaTiers;

/** The id of the `index`th (from 0) organisation of a tier. */
function organizationId(tier: KoreaTier, index: number): string {
  return seededId("drill", tier, index);
}

/** Every organisation of the drill world, by tier and then by id. */
export function worldOrganizations(): readonly WorldOrganization[] {
  return [
    ...centralAgencies.map((name, index) => organization("central", index, { name, sector: "government" })),
    ...metropolitanGovernments(),
    ...Array.from({ length: koreaTiers.basic.count }, (_, index) => basicGovernment(index)),
    ...(["institution", "critical", "major", "ciso", "sme"] as const).flatMap((tier) =>
      Array.from({ length: koreaTiers[tier].count }, (_, index) => namedByPlace(tier, index)),
    ),
    ...Array.from({ length: koreaTiers.enclave.count }, (_, index) => enclave(index)),
  ];
}

type OrganizationSeed = {
  readonly name: Name;
  readonly sector: Sector;
  readonly region?: string;
  readonly dates?: Pick<WorldOrganization, "validFrom" | "validTo" | "succeededBy">;
};

const always = { validFrom: "2020-01-01", validTo: null, succeededBy: null } as const;
const sinceChange = { ...always, validFrom: localChange } as const;

function untilChange(successor: string): NonNullable<OrganizationSeed["dates"]> {
  return { ...always, validTo: localChange, succeededBy: successor };
}

function organization(tier: KoreaTier, index: number, given: OrganizationSeed): WorldOrganization {
  const id = organizationId(tier, index);
  const dice = diceOf(id);
  const [least, most] = koreaTiers[tier].staff;
  const anywhere = pickOne(dice, lastingMetropolises).region;
  const abroad = (tier === "major" || tier === "critical") && dice() < 0.5;
  return {
    id,
    name: marked(given.name),
    tier,
    sector: given.sector,
    domain: domainOf(tier, index),
    region: given.region ?? anywhere,
    criticalInfrastructure: tier === "critical" || (tier === "central" && index % 4 === 0),
    size: randomSize(dice, least, most),
    languages: abroad ? ["ko", "en"] : ["ko"],
    contacts: [
      { kind: "email", value: `duty@${id}.drill.example` },
      ...(tier === "sme" ? [] : [{ kind: "email", value: `ciso@${id}.drill.example` }]),
    ],
    ...(given.dates ?? always),
  };
}

/** Of the critical facilities, 39 of 60 are public. */
function domainOf(tier: KoreaTier, index: number): Domain {
  if (tier === "enclave") return "military";
  if (tier === "critical") return (index * 39) % 60 < 39 ? "public" : "private";
  return tier === "major" || tier === "ciso" || tier === "sme" ? "private" : "public";
}

function metropolitanGovernments(): readonly WorldOrganization[] {
  const united = lastingMetropolises.length + endedMetropolises.length;
  const ended = untilChange(organizationId("metropolitan", united));
  return [
    ...lastingMetropolises.map((one) => ({ one, dates: always })),
    ...endedMetropolises.map((one) => ({ one, dates: ended })),
    { one: unitedMetropolis, dates: sinceChange },
  ].map(({ one: { name, region }, dates }, index) =>
    organization("metropolitan", index, { name, sector: "local-government", region, dates }),
  );
}

/** Rows 0 and 1 are districts that ended, 2 to 4 those that began; 0 and 1 passed to 2. All five are in one city. */
const reorganised = 5;
const reorganisedCity = lastingMetropolises[3] as Metropolis;

function basicGovernment(index: number): WorldOrganization {
  const place = placeNames[index] as Name;
  const homes = [...lastingMetropolises.filter((one) => one.region !== "D07"), unitedMetropolis];
  const home = index < reorganised ? reorganisedCity : (homes[index % homes.length] as Metropolis);
  const ending = home.districts ? endings.gu : index % 3 === 0 ? endings.si : endings.gun;
  const dates =
    index >= reorganised ? always : index < 2 ? untilChange(organizationId("basic", 2)) : sinceChange;
  return organization("basic", index, {
    name: { ko: place.ko + ending.ko, en: place.en + ending.en },
    sector: "local-government",
    region: home.region,
    dates,
  });
}

const endings = {
  gu: { ko: "구", en: "-gu" },
  si: { ko: "시", en: "-si" },
  gun: { ko: "군", en: "-gun" },
} as const;

/** Steps of 5 through 112 places never meet twice within a tier; tiers and kinds keep the names apart. */
function namedByPlace(tier: keyof typeof kinds, index: number): WorldOrganization {
  const of = kinds[tier];
  const kind = of[index % of.length] as (typeof of)[number];
  const place = placeNames[(index * 5 + tier.length) % placeNames.length] as Name;
  return organization(tier, index, {
    name: { ko: place.ko + kind.ko, en: `${place.en} ${kind.en}` },
    sector: kind.sector,
  });
}

function enclave(index: number): WorldOrganization {
  const number = 901 + index;
  return organization("enclave", index, {
    name: { ko: `제${number}전산소`, en: `Computing Site ${number}` },
    sector: "defence",
  });
}
