/** What closed words are called in Korean and English wherever people read them: tiers, sectors, domains, kinds of action, clock starts. */
import type { ActionKind, ClockStart } from "#core/directive/directive.ts";
import type { StepStart } from "#core/rules/rule-pack/rule-pack.ts";
import type { AlertLevel } from "#core/clock/alert-level.ts";
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

/** Kinds of required action, as something to do. */
export const actionLabels: Readonly<Record<ActionKind, Label>> = {
  patch: { ko: "패치 적용", en: "apply the patch" },
  upgrade: { ko: "고친 판으로 올리기", en: "upgrade to a fixed version" },
  mitigate: { ko: "완화 조치", en: "mitigate" },
  disconnect: { ko: "연동 배제(망에서 분리)", en: "disconnect from the network" },
  remove: { ko: "소프트웨어 제거", en: "remove the software" },
  "rotate-secrets": { ko: "비밀번호·키 교체", en: "rotate secrets" },
  hunt: { ko: "침해 흔적 조사", en: "hunt for signs of compromise" },
  "attest-not-affected": { ko: "영향 없음 확인", en: "attest that you are not affected" },
  report: { ko: "결과 보고", en: "report" },
};

/** Events that start clocks, as a clause. */
export const startLabels: Readonly<Record<ClockStart, Label>> = {
  published: { ko: "지시가 나온 때", en: "the directive was issued" },
  "kev-added": { ko: "알려진 악용 목록에 오른 때", en: "it was listed as known exploited" },
  received: { ko: "꾸러미를 받은 때", en: "the bundle was received" },
  aware: { ko: "기관이 안 때", en: "the organisation became aware" },
  "patch-available": { ko: "패치가 나온 때", en: "a patch became available" },
  detected: { ko: "자산에서 찾은 때", en: "it was detected on the asset" },
};

/** Events that start the clock of a procedure's step, as a clause. */
export const stepStartLabels: Readonly<Record<StepStart, Label>> = {
  ...startLabels,
  "further-fact": { ko: "추가 사실을 확인한 때", en: "a further fact was confirmed" },
  "incident-reported": { ko: "사고를 신고한 때", en: "the incident was notified" },
};

/** Levels of the crisis alert (사이버위기경보). */
export const alertLabels: Readonly<Record<AlertLevel, Label>> = {
  normal: { ko: "정상", en: "normal" },
  attention: { ko: "관심", en: "attention" },
  caution: { ko: "주의", en: "caution" },
  alert: { ko: "경계", en: "alert" },
  serious: { ko: "심각", en: "serious" },
};

/** Names of the attributes that a scope reads. */
export const attributeLabels: Readonly<Record<string, Label>> = {
  id: { ko: "기관 번호", en: "organisation" },
  tier: { ko: "계층", en: "tier" },
  sector: { ko: "분야", en: "sector" },
  domain: { ko: "영역", en: "domain" },
  region: { ko: "지역", en: "region" },
  criticalInfrastructure: { ko: "주요정보통신기반시설", en: "critical infrastructure" },
  size: { ko: "직원 수", en: "staff" },
};
