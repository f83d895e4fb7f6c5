/** Offices and what they lead, by date, in Korean. */
import type { officePage as reference } from "#messages/en/pages/people/office-page.ts";
import type { SameKeys } from "#messages/keys.ts";

export const officePage = {
  title: "담당 기관",
  lead: "어느 기관이 언제부터 언제까지 누구를 담당하는지 봅니다.",
  list: "담당 기관과 소관",
  on: "기준일",
  onHint: "비우면 상황반이 있는 곳의 오늘입니다.",
  office: "담당 기관",
  kind: "종류",
  leads: "소관",
  nobody: "소관 없음",
  all: "모든 기관",
  replace: "새 판 불러오기",
  fileHint:
    "편제 문서(bongsu.topology/1) 또는 담당 기관 표(소관마다 한 행인 CSV, 또는 JSON). 쓰이고 있는 것은 없앨 수 없습니다. 끝난 담당 기관은 끝난 소관과 함께 남깁니다.",
  changed: "바뀌는 담당 기관: {offices}. 새로운 말: {words}.",
  kindName: {
    chair: "의장",
    lead: "주무 기관",
    ministry: "부처",
    isac: "정보공유·분석센터(ISAC)",
    coordinator: "조정 기관",
  },
  sinceOn: "{from}부터",
  betweenDays: "{from}부터 {to}까지",
} as const satisfies SameKeys<typeof reference>;
