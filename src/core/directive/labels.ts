/** What tiers, sectors and domains are called. */
import type { Domain, Sector, Tier } from "#core/actor.ts";

/** A name in both languages. */
export type Label = { readonly ko: string; readonly en: string };

/** Tiers of organisations. */
export const tierLabels: Readonly<Record<Tier, Label>> = {
  central: { ko: "중앙행정기관", en: "central agencies" },
  metropolitan: { ko: "시·도", en: "metropolitan and provincial governments" },
  basic: { ko: "시·군·구", en: "basic local governments" },
  institution: { ko: "공공기관", en: "public institutions" },
  critical: { ko: "주요정보통신기반시설 운영자", en: "critical-infrastructure operators" },
  major: { ko: "주요 기업", en: "major companies" },
  ciso: { ko: "정보보호최고책임자 지정 기업", en: "companies that designate a CISO" },
  sme: { ko: "중소기업", en: "small and medium enterprises" },
  enclave: { ko: "폐쇄망", en: "air-gapped enclaves" },
};

/** Sectors of the national picture. */
export const sectorLabels: Readonly<Record<Sector, Label>> = {
  government: { ko: "행정", en: "government" },
  "local-government": { ko: "지방행정", en: "local government" },
  defence: { ko: "국방", en: "defence" },
  finance: { ko: "금융", en: "finance" },
  energy: { ko: "에너지", en: "energy" },
  telecom: { ko: "통신", en: "telecommunications" },
  health: { ko: "보건의료", en: "health" },
  transport: { ko: "교통", en: "transport" },
  manufacturing: { ko: "제조", en: "manufacturing" },
  retail: { ko: "유통", en: "retail" },
  education: { ko: "교육", en: "education" },
  software: { ko: "소프트웨어", en: "software" },
};

/** Domains of the lead authorities. */
export const domainLabels: Readonly<Record<Domain, Label>> = {
  private: { ko: "민간", en: "private" },
  public: { ko: "공공", en: "public" },
  military: { ko: "국방", en: "military" },
};
