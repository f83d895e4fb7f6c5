/** A directive: its page, what may be done to it, and what that leads to, in Korean. */
import type { directivePage as reference } from "#messages/en/pages/directive-page.ts";
import type { SameKeys } from "#messages/keys.ts";

export const directivePage = {
  act: {
    edit: "초안 고치기",
    submit: "승인 요청",
    return: "반려",
    approve: "승인",
    revise: "개정판 작성",
    withdraw: "철회",
    supersede: "다른 지시로 대체",
  },
  required: "지금 요구되는 조치",
  requiredHint:
    "아무것도 알려지지 않은 시스템을 기준으로 한 기한입니다. 모르는 사실은 요구하는 쪽으로 봅니다.",
  binding: "강제",
  advised: "권고",
  revision: "제{revision}판",
  history: "거쳐 온 사람",
  draftedBy: "작성",
  submittedBy: "상신",
  approvedBy: "승인",
  followed: "이행 현황",
  notYetCounted: "아직 집계가 없습니다.",
  revisions: "판 이력",
  dissemination: "상황전파 번호",
  text: "지시 내용",
  waits: "두 번째 담당관의 승인을 기다립니다. 작성하거나 상신한 사람은 승인할 수 없습니다.",
  acts: "할 수 있는 일",
  reason: "철회 사유",
  successor: "대신할 지시",
  choose: "고르십시오",
  confirm: {
    submit: "승인을 요청합니다",
    return: "반려합니다",
    approve: "승인합니다",
    withdraw: "철회를 올립니다",
    supersede: "대체를 올립니다",
  },
  consequence: {
    submit: "초안이 잠기고 두 번째 담당관에게 넘어갑니다. 승인되거나 반려될 때까지 고칠 수 없습니다.",
    return:
      "초안은 작성자에게 돌아가고, 올라온 철회나 대체는 취소됩니다. 기관에는 아무것도 전해지지 않습니다.",
    approve:
      "승인하면 곧바로 효력이 납니다. 적용 범위의 모든 기관에 전파되고 기한이 흐르기 시작하며, 서명된 문서가 공개됩니다. 되돌릴 수 없고 개정·대체·철회만 할 수 있습니다.",
    approveWithdraw:
      "승인하면 곧바로 이 지시의 효력이 없어집니다. 기관의 할 일에서 내려가고 철회 사유가 전해집니다. 되돌릴 수 없습니다.",
    approveSupersede:
      "승인하면 곧바로 이 지시는 고른 지시로 대체됩니다. 기관은 앞으로 그 지시만 따릅니다. 되돌릴 수 없습니다.",
    withdraw:
      "두 번째 담당관이 승인하면 이 지시의 효력이 없어집니다. 기관의 할 일에서 내려가고 철회 사유가 전해지며, 이미 받은 응답과 기록은 남습니다.",
    supersede:
      "두 번째 담당관이 승인하면 이 지시는 고른 지시로 대체됩니다. 기관은 앞으로 그 지시만 따르며, 이미 받은 응답과 기록은 남습니다.",
  },
  pending: {
    withdraw: "철회가 승인을 기다립니다. 사유:",
    supersede: "대체가 승인을 기다립니다. 대신할 지시:",
    revision: "개정판을 작성하는 중입니다. 승인될 때까지는 지금 판이 효력을 가집니다.",
    revisionWaits: "개정판이 승인을 기다립니다. 승인될 때까지는 지금 판이 효력을 가집니다.",
  },
  done: {
    submit: "승인을 요청했습니다.",
    return: "반려했습니다.",
    approve: "승인했습니다. 기록에 남았고 전파가 시작됩니다.",
    withdraw: "철회를 올렸습니다. 두 번째 담당관의 승인을 기다립니다.",
    supersede: "대체를 올렸습니다. 두 번째 담당관의 승인을 기다립니다.",
  },
} as const satisfies SameKeys<typeof reference>;
