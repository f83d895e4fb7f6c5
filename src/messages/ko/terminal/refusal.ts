/** What a refusal means, by its code, to whoever reads a terminal, in Korean. */
import type { refusal as reference } from "#messages/en/terminal/refusal.ts";
import type { SameKeys } from "#messages/keys.ts";

export const refusal = {
  inEnglish: "{meaning} (영어 원문: {sentence})",
  "input-invalid": "입력한 내용에 고칠 곳이 있습니다.",
  "not-signed-in": "로그인되지 않았습니다. 토큰이 없거나 틀렸거나 기한이 지났습니다.",
  "not-permitted": "이 일을 할 권한이 없습니다.",
  "passkey-needed": "먼저 패스키가 필요합니다. 브라우저에서 등록하십시오.",
  "step-up-needed": "본인임을 다시 확인해야 합니다. 브라우저에서 하십시오.",
  "work-needed": "이름 없이 보내려면 작업 증명이 필요합니다.",
  "not-found": "없는 것이거나 볼 권한이 없는 것입니다.",
  conflict: "이미 있는 것과 어긋납니다.",
  "state-forbids": "지금 상태에서는 할 수 없습니다.",
  "second-person-needed": "작성한 사람이 아닌 두 번째 사람이 해야 합니다.",
  "signature-invalid": "서명이 맞지 않습니다.",
  expired: "기한이 지났습니다.",
  "too-large": "너무 큽니다.",
  "too-many": "요청이 너무 많습니다. 잠시 뒤 다시 하십시오.",
  busy: "상황반이 밀린 요청을 처리하고 있습니다. 잠시 뒤 다시 하십시오.",
  unsupported: "여기서는 다루지 못하는 것입니다.",
  "already-running": "이미 실행 중입니다.",
  unavailable: "상황반이 지금은 기록을 저장할 수 없습니다. 잠시 뒤 다시 하십시오.",
  "set-up-failed": "준비하지 못했습니다.",
} as const satisfies SameKeys<typeof reference>;
