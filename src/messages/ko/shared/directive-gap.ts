/** What is not known of a directive, in Korean. */
import type { directiveGap as reference } from "#messages/en/shared/directive-gap.ts";
import type { SameKeys } from "#messages/keys.ts";

export const directiveGap = {
  "newer-agent":
    "{directive}(개정 {revision}): 알 수 없음 – {words}을(를) 이해하지 못하는 프로그램은 이 지시를 쓸 수 없습니다. 새 에이전트를 쓰세요.",
  unreadable:
    "{directive}(개정 {revision}): 알 수 없음 – 이 프로그램이 읽을 수 없는 지시입니다({words}). 새 에이전트를 쓰거나 상황반에 알리세요.",
  "changed-here":
    "{directive}(개정 {revision}): 알 수 없음 – 보관된 파일이 동기화한 것과 다릅니다. sync를 다시 실행하세요.",
  "older-listed":
    "{directive}: 상황반이 이전 개정({words})만 보여 줍니다. 이미 받은 개정 {revision}이(가) 계속 시행 중인 것으로 봅니다. 상황반에 확인하세요.",
  "not-listed":
    "{directive}: 상황반이 더 이상 보여 주지 않습니다. 이미 받은 개정 {revision}이(가) 계속 시행 중인 것으로 봅니다. 상황반에 확인하세요.",
  unsigned:
    "{directive}: {revision}판은 여기에서 따르지 않습니다. 서명 {needed}곳 중 {count}곳; 없는 서명: {missing}. 전에 알던 것은 그대로 효력이 있습니다. 상황반에 물어보십시오.",
  "no-order":
    "{directive}: {revision}판은 기관들의 지시가 아니므로({words}) 여기에서 따르지 않습니다. 전에 알던 것은 그대로 효력이 있습니다. 상황반에 물어보십시오.",
  exchanged:
    "경보: 상황반이 {directive} 개정 {revision}에 이미 받은 것과 다른 내용을 보여 줍니다. 아무것도 바꾸지 않았고, 이미 받은 내용이 계속 시행 중인 것으로 봅니다. 믿기 전에 다른 경로로 상황반에 확인하세요.",
  "facts-refused":
    "{directive}: 더 새로운 사실 파일을 받아들이지 않았습니다({words}). 조치 기한이 여기에 보이는 것보다 이를 수 있습니다.",
  "facts-changed":
    "{directive}: 보관된 사실 파일이 동기화한 것과 다릅니다. 조치 기한이 여기에 보이는 것보다 이를 수 있습니다. sync를 다시 실행하세요.",
  "rules-unknown":
    "{directive}(개정 {revision}): 기한을 알 수 없음 – 이 프로그램은 {words}을(를) 모릅니다. 요구하는 조치는 지시 본문에 있습니다. 새 에이전트를 쓰세요.",
  "not-vouched":
    "{directive}({revision}판): 알 수 없음 – 상황반은 내보이지만 주관 기관이 서명 문서로 보증하지 않았습니다. 다른 경로로 상황반에 확인하세요.",
} as const satisfies SameKeys<typeof reference>;
