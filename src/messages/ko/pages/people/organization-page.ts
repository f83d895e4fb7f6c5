/** Organisations: the list, loading many at once, inviting them, in Korean. */
import type { organizationPage as reference } from "#messages/en/pages/people/organization-page.ts";
import type { SameKeys } from "#messages/keys.ts";

export const organizationPage = {
  title: "기관",
  lead: "내 소관에 있는 기관입니다.",
  list: "목록",
  find: "이름이나 식별자로 찾기",
  none: "찾은 기관이 없습니다.",
  name: "기관",
  tier: "계층",
  sector: "부문",
  region: "지역",
  ends: "종료",
  load: "표로 등록하기",
  file: "파일",
  fileHint:
    "CSV 또는 JSON, 한 행에 한 기관: id, name.ko, name.en, tier, sector, domain, region, criticalInfrastructure, size, languages, email, phone, validFrom, validTo, succeededBy. 모든 행이 저장되거나, 하나도 저장되지 않습니다.",
  rows: "{rows, number}행을 읽었습니다.",
  try: "저장하지 않고 확인",
  store: "저장",
  counts: "신규 {added, number}, 변경 {changed, number}, 그대로 {unchanged, number}, 종료 {ended, number}.",
  tried: "아직 저장하지 않았습니다.",
  stored: "저장했습니다.",
  wrong: "고칠 곳이 {findings, number}개 있습니다. 아무것도 저장하지 않았습니다.",
  invite: "기관 초대하기",
  inviteLead:
    "아직 아무도 로그인하지 않는 내 영역의 기관마다 링크를 만들고, 편지 병합에 쓸 표를 저장합니다. 전에 만들고 쓰지 않은 링크는 끝납니다.",
  life: "링크 유효 기간",
  merge: "링크를 만들고 표 저장",
  merged:
    "{links, plural, =0 {모든 기관이 이미 로그인할 수 있습니다.} other {링크 #개를 만들고 표를 저장했습니다.}}",
} as const satisfies SameKeys<typeof reference>;
