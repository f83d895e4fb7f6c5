/**
 * The drill's advisories as documents of the field's own standards, as an invented vendor or project would publish them. They go into a
 * room through the same import as real ones. Every id, title and text is marked; none is about a real product.
 */
import { type DrillProductKey, drillProducts, libnariNames } from "./products.ts";

/** A document as it would be fetched; `advisory` is the id under which a room keeps it. */
export type AdvisoryFile = { readonly advisory: string; readonly path: string; readonly text: string };

/** The ids by what they are about. */
export const drillAdvisories = {
  edgegate: "DRILL-ADV-2026-0001",
  keysafe: "DRILL-ADV-2026-0002",
  libnari: "DRILL-ADV-2026-0003",
  libnariC: "DRILL-ADV-2026-0004",
  edgegateEarlier: "DRILL-ADV-2026-0005",
} as const;

type Flaw = {
  readonly id: string;
  readonly product: DrillProductKey;
  readonly range: string;
  readonly fixed: string;
  readonly title: string;
  readonly ko: string;
  readonly en: string;
  readonly vector: string;
  readonly base: number;
  readonly cwe: readonly [id: string, name: string];
};

const flaws: readonly Flaw[] = [
  {
    id: drillAdvisories.edgegate,
    product: "edgegate",
    range: "vers:generic/>=7.0.0|<7.2.5",
    fixed: drillProducts.edgegate.fixed,
    title: "[훈련] EdgeGate VPN 인증 우회 / [DRILL] EdgeGate VPN authentication bypass",
    ko: "[훈련] 실재하지 않는 제품입니다. 인증하지 않은 공격자가 관리 화면에서 임의의 명령을 실행할 수 있습니다. 7.2.5로 올리십시오.",
    en: "[DRILL] This product does not exist. An unauthenticated attacker can run commands through the management page. Update to 7.2.5.",
    vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
    base: 9.8,
    cwe: ["CWE-306", "Missing Authentication for Critical Function"],
  },
  {
    id: drillAdvisories.keysafe,
    product: "keysafe",
    range: "vers:generic/>=3.0.0|<3.2.7.0",
    fixed: drillProducts.keysafe.fixed,
    title: "[훈련] KeySafe4NX 원격 코드 실행 / [DRILL] KeySafe4NX remote code execution",
    ko: "[훈련] 실재하지 않는 제품입니다. 조작된 웹 페이지를 열면 코드가 실행될 수 있습니다. 3.2.7.0으로 올리거나 삭제하십시오.",
    en: "[DRILL] This product does not exist. A crafted page can make the module run code. Update to 3.2.7.0 or remove it.",
    vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H",
    base: 8.8,
    cwe: ["CWE-787", "Out-of-bounds Write"],
  },
  {
    id: drillAdvisories.libnariC,
    product: "libnari",
    range: "vers:generic/>=2.0.0|<2.4.1",
    fixed: drillProducts.libnari.fixed,
    title: "[훈련] libnari 구문 분석기 메모리 손상 / [DRILL] libnari parser memory corruption",
    ko: "[훈련] 실재하지 않는 라이브러리입니다. 조작된 문서를 읽을 때 메모리가 손상됩니다. 2.4.1로 올리십시오.",
    en: "[DRILL] This library does not exist. Reading a crafted document corrupts memory. Update to 2.4.1.",
    vector: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H",
    base: 8.1,
    cwe: ["CWE-416", "Use After Free"],
  },
  {
    id: drillAdvisories.edgegateEarlier,
    product: "edgegate",
    range: "vers:generic/>=6.0.0|<6.9.8",
    fixed: "6.9.8",
    title: "[훈련] EdgeGate VPN 정보 노출 / [DRILL] EdgeGate VPN information exposure",
    ko: "[훈련] 실재하지 않는 제품입니다. 로그에 내부 주소가 남습니다. 다음 정기 점검 때 올리십시오.",
    en: "[DRILL] This product does not exist. The log keeps internal addresses. Update at the next maintenance.",
    vector: "CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:L/I:N/A:N",
    base: 2.7,
    cwe: ["CWE-532", "Insertion of Sensitive Information into Log File"],
  },
];

/** The drill's documents as published at an instant (RFC 3339, UTC); the same instant gives the same bytes. */
export function drillAdvisoryFiles(published: string): readonly AdvisoryFile[] {
  return [
    ...flaws.map((flaw) => csafFile(flaw, published)),
    { advisory: drillAdvisories.libnari, ...osvFile(published) },
  ].toSorted((a, b) => (a.advisory < b.advisory ? -1 : 1));
}

function written(path: string, document: unknown): { readonly path: string; readonly text: string } {
  return { path, text: `${JSON.stringify(document, null, 2)}\n` };
}

function csafFile(flaw: Flaw, published: string): AdvisoryFile {
  const document = {
    document: headOf(flaw, published),
    product_tree: treeOf(flaw),
    vulnerabilities: [vulnerabilityOf(flaw)],
  };
  return { advisory: flaw.id, ...written(`${flaw.id.toLowerCase()}.json`, document) };
}

function headOf(flaw: Flaw, published: string): object {
  const { vendor } = drillProducts[flaw.product];
  return {
    category: "csaf_security_advisory",
    csaf_version: "2.0",
    distribution: { text: "훈련 / DRILL", tlp: { label: "WHITE", url: "https://www.first.org/tlp/" } },
    lang: "ko",
    notes: [
      { category: "summary", text: `${flaw.ko}\n\n${flaw.en}` },
      {
        category: "legal_disclaimer",
        text: "훈련용 문서입니다. 실재하는 제품이 아닙니다. / For a drill. No real product is meant.",
      },
    ],
    publisher: {
      category: "vendor",
      name: `[훈련/DRILL] ${vendor}`,
      namespace: `https://${vendor}.drill.example`,
    },
    title: flaw.title,
    tracking: {
      current_release_date: published,
      id: flaw.id,
      initial_release_date: published,
      revision_history: [{ date: published, number: "1", summary: "훈련 시작 / Drill begins" }],
      status: "final",
      version: "1",
    },
  };
}

const affectedId = "DRILL-AFFECTED";
const fixedId = "DRILL-FIXED";

function treeOf(flaw: Flaw): object {
  const { vendor, name, purl } = drillProducts[flaw.product];
  const product = (id: string, label: string, url: string): object => ({
    name: `${name} ${label}`,
    product_id: id,
    product_identification_helper: { purl: url },
  });
  const versions = [
    {
      category: "product_version_range",
      name: flaw.range,
      product: product(affectedId, flaw.range.slice("vers:generic/".length), purl),
    },
    {
      category: "product_version",
      name: flaw.fixed,
      product: product(fixedId, flaw.fixed, `${purl}@${flaw.fixed}`),
    },
  ];
  return {
    branches: [
      {
        category: "vendor",
        name: vendor,
        branches: [{ category: "product_name", name, branches: versions }],
      },
    ],
  };
}

function vulnerabilityOf(flaw: Flaw): object {
  const [id, name] = flaw.cwe;
  const severity = flaw.base >= 9 ? "CRITICAL" : flaw.base >= 7 ? "HIGH" : flaw.base >= 4 ? "MEDIUM" : "LOW";
  return {
    title: flaw.title,
    cwe: { id, name },
    ids: [{ system_name: "DRILL", text: `${flaw.id}-V1` }],
    notes: [{ category: "description", text: `${flaw.ko}\n\n${flaw.en}` }],
    product_status: { known_affected: [affectedId], fixed: [fixedId] },
    remediations: [
      {
        category: "vendor_fix",
        details: `${flaw.fixed} 이상으로 올립니다. / Update to ${flaw.fixed} or later.`,
        product_ids: [affectedId],
      },
    ],
    scores: [
      {
        cvss_v3: {
          version: "3.1",
          vectorString: flaw.vector,
          baseScore: flaw.base,
          baseSeverity: severity,
        },
        products: [affectedId],
      },
    ],
  };
}

function osvFile(published: string): { readonly path: string; readonly text: string } {
  const id = drillAdvisories.libnari;
  return written(`${id.toLowerCase()}.json`, {
    schema_version: "1.7.0",
    id,
    published,
    modified: published,
    aliases: [`${id}-V1`],
    related: [drillAdvisories.libnariC],
    summary: "[DRILL] libnari bindings: parser memory corruption",
    details:
      "[DRILL] This library does not exist. The bindings carry the parser of libnari before 2.4.1. Update to 2.4.1.",
    severity: [{ type: "CVSS_V3", score: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H" }],
    affected: [
      bindingOf("npm", libnariNames.npm, "SEMVER"),
      bindingOf("PyPI", libnariNames.pypi, "ECOSYSTEM"),
    ],
    references: [{ type: "ADVISORY", url: `https://nari-project.drill.example/${id}` }],
  });
}

function bindingOf(ecosystem: string, name: string, type: string): object {
  const events = [{ introduced: "2.0.0" }, { fixed: drillProducts.libnari.fixed }];
  return { package: { ecosystem, name }, ranges: [{ type, events }] };
}
