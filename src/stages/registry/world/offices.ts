/**
 * The offices of a world and what they lead, by date. The drill has the Korean topology, since that is what is exercised: one chair,
 * three leads, sector ministries, information-sharing centres. The names of public offices are facts of the topology and carry the drill's mark.
 */
import type { Domain, Sector } from "#core/actor.ts";
import { marked, type Name } from "./names.ts";

/** From a date to the day before another; a `null` domain or sector stands for all. */
export type WorldJurisdiction = {
  readonly domain: Domain | null;
  readonly sector: Sector | null;
  readonly validFrom: string;
  readonly validTo: string | null;
};

export type OfficeKind = "chair" | "lead" | "ministry" | "isac" | "coordinator";

export type WorldOffice = {
  readonly id: string;
  readonly kind: OfficeKind;
  readonly name: Name;
  readonly jurisdictions: readonly WorldJurisdiction[];
};

const beginning = "2020-01-01";

function everything(): WorldJurisdiction {
  return { domain: null, sector: null, validFrom: beginning, validTo: null };
}

function ofDomain(domain: Domain): WorldJurisdiction {
  return { ...everything(), domain };
}

function ofSector(sector: Sector, dates: { from?: string; to?: string } = {}): WorldJurisdiction {
  return { ...everything(), sector, validFrom: dates.from ?? beginning, validTo: dates.to ?? null };
}

type OfficeRow = readonly [
  id: string,
  kind: OfficeKind,
  ko: string,
  en: string,
  jurisdictions: readonly WorldJurisdiction[],
];

/** The energy sector changed its ministry on 2025-10-01. */
const energyMoved = "2025-10-01";

const drillRows: readonly OfficeRow[] = [
  ["nso", "chair", "국가안보실", "Office of National Security", [everything()]],
  ["nis", "lead", "국가정보원", "National Intelligence Service", [ofDomain("public")]],
  ["msit", "lead", "과학기술정보통신부", "Ministry of Science and ICT", [ofDomain("private")]],
  ["mnd", "lead", "국방부", "Ministry of National Defense", [ofDomain("military"), ofSector("defence")]],
  [
    "mois",
    "ministry",
    "행정안전부",
    "Ministry of the Interior and Safety",
    [ofSector("local-government"), ofSector("government")],
  ],
  ["fsc", "ministry", "금융위원회", "Financial Services Commission", [ofSector("finance")]],
  ["mofa", "ministry", "외교부", "Ministry of Foreign Affairs", []],
  ["mohw", "ministry", "보건복지부", "Ministry of Health and Welfare", [ofSector("health")]],
  [
    "motie",
    "ministry",
    "산업통상부",
    "Ministry of Trade and Industry",
    [ofSector("energy", { to: energyMoved }), ofSector("manufacturing"), ofSector("retail")],
  ],
  [
    "mcee",
    "ministry",
    "기후에너지환경부",
    "Ministry of Climate, Energy and Environment",
    [ofSector("energy", { from: energyMoved })],
  ],
  [
    "molit",
    "ministry",
    "국토교통부",
    "Ministry of Land, Infrastructure and Transport",
    [ofSector("transport")],
  ],
  ["moe", "ministry", "교육부", "Ministry of Education", [ofSector("education")]],
  [
    "msit-network",
    "ministry",
    "과학기술정보통신부 네트워크 상황반",
    "MSIT Network Situation Room",
    [ofSector("telecom"), ofSector("software")],
  ],
  ["kisa", "coordinator", "한국인터넷진흥원", "Korea Internet & Security Agency", [ofDomain("private")]],
  ["isac-finance", "isac", "금융 정보공유·분석센터", "Finance ISAC", [ofSector("finance")]],
  ["isac-telecom", "isac", "통신 정보공유·분석센터", "Telecom ISAC", [ofSector("telecom")]],
  ["isac-energy", "isac", "전력 정보공유·분석센터", "Energy ISAC", [ofSector("energy")]],
  ["isac-health", "isac", "의료 정보공유·분석센터", "Health ISAC", [ofSector("health")]],
  ["isac-local", "isac", "행정 정보공유·분석센터", "Local Government ISAC", [ofSector("local-government")]],
];

function officeOf([id, kind, ko, en, jurisdictions]: OfficeRow): WorldOffice {
  return { id, kind, name: { ko, en }, jurisdictions };
}

/** The offices of the drill world. */
export function drillOffices(): readonly WorldOffice[] {
  return drillRows.map(officeOf).map((office) => ({ ...office, name: marked(office.name) }));
}

/** The offices of an empty world: a chair and one lead for each domain, to be renamed by whoever runs it. */
export function emptyOffices(): readonly WorldOffice[] {
  const rows: readonly OfficeRow[] = [
    ["chair", "chair", "의장 기관", "Chair", [everything()]],
    ["lead-private", "lead", "민간 주무기관", "Lead authority, private", [ofDomain("private")]],
    ["lead-public", "lead", "공공 주무기관", "Lead authority, public", [ofDomain("public")]],
    ["lead-military", "lead", "국방 주무기관", "Lead authority, military", [ofDomain("military")]],
  ];
  return rows.map(officeOf);
}
