/** What the top of every page says to who is signed in: roles and places, in Korean. */
import type { masthead as reference } from "#messages/en/pages/entry/masthead.ts";
import type { SameKeys } from "#messages/keys.ts";

export const masthead = {
  role: {
    chair: "의장",
    lead: "주무 담당관",
    sector: "분야 담당관",
    participant: "사건 참여자",
    analyst: "분석관",
    organization: "기관 담당자",
    agent: "에이전트",
  },
  places: {
    label: "주 메뉴",
    picture: "국가 현황판",
    directives: "조치 지시",
    organization: "우리 기관의 할 일",
    advisories: "보안권고문",
    alertLevels: "사이버위기경보",
    feedChanges: "보류한 변경",
    triage: "신고",
    cases: "사건",
    administration: "관리",
  },
  signOut: "로그아웃",
} as const satisfies SameKeys<typeof reference>;
