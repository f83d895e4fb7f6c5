/** What a refusal of the room means, by its code, in Korean. */
import type { problem as reference } from "#messages/en/pages/problem.ts";
import type { SameKeys } from "#messages/keys.ts";

export const problem = {
  "input-invalid": "입력한 내용에 고칠 곳이 있습니다.",
  "not-signed-in": "로그인이 필요합니다. 링크가 이미 쓰였거나 기한이 지났을 수도 있습니다.",
  "not-permitted": "이 일을 할 권한이 없습니다.",
  "passkey-needed": "먼저 이 기기에 패스키를 등록해야 합니다. 위의 ‘패스키’에서 등록하십시오.",
  "step-up-needed": "본인임을 다시 확인해야 하는 일입니다. 아직 처리되지 않았습니다.",
  "work-needed": "이름 없이 보내는 신고는 작업 증명을 먼저 해야 합니다.",
  "not-found": "없는 것이거나, 볼 권한이 없는 것입니다.",
  conflict: "이미 있는 것과 어긋납니다. 새로 고쳐 확인하십시오.",
  "state-forbids": "지금 상태에서는 할 수 없는 일입니다. 그사이 상태가 바뀌었을 수 있습니다.",
  "second-person-needed": "작성하거나 상신한 사람이 아닌 두 번째 담당관이 승인해야 합니다.",
  "signature-invalid": "서명이 맞지 않습니다.",
  expired: "기한이 지났습니다.",
  "too-large": "내용이 너무 큽니다.",
  "too-many": "요청이 너무 많습니다. 잠시 뒤 다시 시도하십시오.",
  busy: "상황반이 제때 답할 수 있는 것보다 많은 요청을 처리하고 있습니다. 잠시 뒤 다시 시도하십시오.",
  unsupported: "받을 수 없는 형식입니다.",
  "already-running": "이미 진행 중입니다.",
  "set-up-failed": "상황반 서버의 설정이 잘못되었습니다.",
  unavailable: "상황반이 지금은 기록을 저장할 수 없습니다. 잠시 뒤 다시 시도하십시오.",
  "no-connection": "상황반에 연결할 수 없습니다. 네트워크를 확인하고 다시 시도하십시오.",
  fault: "예상하지 못한 오류가 났습니다. 입력한 것은 처리되지 않았을 수 있습니다.",
} as const satisfies SameKeys<typeof reference>;
