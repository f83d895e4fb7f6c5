/** Keys of the organisation's agents, in Korean. */
import type { agentKey as reference } from "#messages/en/pages/agent-key.ts";
import type { SameKeys } from "#messages/keys.ts";

export const agentKey = {
  title: "에이전트 키",
  hint: "에이전트는 우리 기관 안에서만 대조하고, 숫자만 이 키로 서명해 보내요.",
  none: "등록된 키가 없어요.",
  registered: "등록",
  revoked: "폐기됨",
  revoke: "폐기",
  revokeNamed: "{label} 키 폐기",
  consequence: "이 키로 서명한 답은 지금부터 받지 않아요. 이미 받은 답은 그대로 남아요. 되돌릴 수 없어요.",
  add: "키 등록하기",
  label: "키 이름",
  labelHint: "어느 기기의 키인지 알아볼 이름이에요.",
  publicKey: "공개 키",
  publicKeyHint: "Ed25519 공개 키(SPKI, base64 또는 PEM)를 붙여 넣으세요. 비밀 키는 절대 넣지 마세요.",
  register: "등록",
} as const satisfies SameKeys<typeof reference>;
