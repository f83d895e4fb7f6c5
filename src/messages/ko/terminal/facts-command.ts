/** What `bongsu facts` says, in Korean. */
import type { factsCommand as reference } from "#messages/en/terminal/facts-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const factsCommand = {
  usage: {
    ask: "bongsu facts --dir 폴더  시행 중인 지시가 따지는 사실 가운데 아직 알려 주지 않은 것을 한 번씩 묻습니다",
    set: "bongsu facts set 자산 이름=값…",
    unset: "bongsu facts unset 자산 [이름…]",
  },
  what: "시스템에 대해 알려 준 사실에 따라 조치 기한이 정해집니다. 폴더/asset-facts.json에 본인만 읽을 수 있게 두며 밖으로 보내지 않습니다. 모르는 것은 가장 나쁜 경우로 봅니다.",
  asset:
    '자산: "default"(모든 시스템), 소프트웨어 목록의 경로와 그 아래 전부, *와 **가 든 경로, 또는 서버 이름(경로 속 폴더 이름이나 파일 이름의 앞부분). 더 구체적인 것이 항목마다 우선합니다. "org"에는 적용 범위가 묻는 기관 정보를 모두 함께 적습니다.',
  option: {
    exposed: "exposed=yes|no|unknown  인터넷에서 닿을 수 있음",
    highValue: "high-value=yes|no|unknown  핵심 업무가 달려 있음",
    humanImpact: "human-impact=low|medium|high|very-high  업무와 사람의 안전에 미치는 영향",
    controls: "controls=waf,segmented  적용 중인 통제; 할 일 옆에 보이며 기한은 그대로입니다",
    patchWindow:
      'patch-window="sat 02:00-06:00"  정비 시간(daily, mon,wed도 가능, KST); 할 일 옆에 보이며 기한은 그대로입니다',
  },
  unreadable: "{path}을(를) 읽을 수 없습니다.",
  notJson: "{path}은(는) JSON이 아닙니다.",
  notOneOf: "사실 {name}의 값은 {allowed} 가운데 하나이며 {value}은(는) 아닙니다.",
  nothing: "말한 것이 없습니다.",
  controls: "통제: {controls}",
  patchWindow: "정비 시간: {window}",
  nobodyToAsk: "물어볼 사람이 없습니다. bongsu facts set을 쓰세요.",
  allSaid: "지시가 따지는 사실을 모두 알고 있습니다.",
  differs: "시스템마다 다름",
  everySystem: "모든 시스템",
  pick: "번호 (빈 줄: 나중에)",
} as const satisfies SameKeys<typeof reference>;
