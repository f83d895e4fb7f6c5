/** What lead authorities sign of the publication, on the page of the directives, in Korean. */
import type { publicationRoles as reference } from "#messages/en/pages/sealing/publication-roles.ts";
import type { SameKeys } from "#messages/keys.ts";

export const publicationRoles = {
  title: "공개 자료에 서명할 목록",
  what: "이 주관 기관들의 키는 상황반에 없습니다. 보유자가 서명할 때까지 에이전트는 새로운 것을 따르지 않습니다.",
  progress: "서명 {threshold}개 중 {signed}개. 기다리기 시작한 때:",
  change: { added: "새로움:", changed: "바뀜:", gone: "없어짐:" },
  more: "경로 {count}개가 파일에 더 있습니다.",
  howTo:
    "보유자마다 bongsu publication role show로 살펴보고, 네트워크 없는 컴퓨터에서 bongsu publication role sign으로 서명하고, 전화로 낱말을 맞추어 봅니다. 어떤 화면도 서명할 수 없습니다.",
  bringHint:
    "bongsu publication role sign이 쓴 파일입니다. 누가 가져오든 서명만 셉니다. 서명이 충분하면 상황반이 1분 안에 공개합니다.",
} as const satisfies SameKeys<typeof reference>;
