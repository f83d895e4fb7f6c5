/** 경보 화면의 문구: 받은 경보와 상황반 전체의 경보. */
import type { alertsPage as reference } from "#messages/en/pages/feed/alerts-page.ts";
import type { SameKeys } from "#messages/keys.ts";

export const alertsPage = {
  title: "경보",
  lead: "당직 중에 받은 알림입니다. 확인한 사람이 맡으며, 다른 사람에게는 더 알리지 않습니다.",
  own: "받은 경보",
  none: "받은 경보가 없습니다.",
  what: "내용",
  when: "시각",
  state: "상태",
  act: "조치",
  acknowledge: "확인",
  acknowledgeNamed: "확인: {what}",
  acknowledged: "확인함",
  ended: "끝남",
  open: "진행 중",
  room: "상황반의 경보",
  roomNone: "경보가 없었습니다.",
  sent: "보냄",
  delivered: "전달",
  read: "읽음",
  done: "확인",
  nobody: "당직자가 없었습니다.",
} as const satisfies SameKeys<typeof reference>;
