/** Messages that a channel gave up, in Korean. */
import type { channelPage as reference } from "#messages/en/pages/channel-page.ts";
import type { SameKeys } from "#messages/keys.ts";

export const channelPage = {
  title: "전파 채널",
  lead: "전달하지 못한 메시지는 약 8시간 동안 다시 전달합니다. 그래도 전달하지 못하면 여기에서 결정을 기다립니다.",
  list: "전달을 포기한 메시지",
  none: "포기한 메시지가 없습니다. 모두 전달했거나 아직 전달하고 있습니다.",
  channel: "채널",
  message: "메시지",
  since: "포기한 때",
  error: "마지막 오류",
  attempts: "{attempts}번 시도",
  act: "결정",
  retry: "다시 전달",
  discard: "폐기",
  retryNamed: "다시 전달: {channel} 채널의 {key}번 메시지",
  discardNamed: "폐기: {channel} 채널의 {key}번 메시지",
  discardTitle: "이 메시지를 폐기하시겠습니까?",
  discardMeaning: "{channel} 채널의 {key}번 메시지를 전달하지 않습니다. 되돌릴 수 없으며 기록부에 남습니다.",
} as const satisfies SameKeys<typeof reference>;
