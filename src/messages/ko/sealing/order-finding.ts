/** Why an order is not in force, or cannot be read, by the code of the finding, in Korean. */
import type { orderFinding as reference } from "#messages/en/sealing/order-finding.ts";
import type { SameKeys } from "#messages/keys.ts";

export const orderFinding = {
  "order-form": "지시 파일이 아닙니다.",
  "order-too-large": "지시 파일로는 너무 큽니다(64 kB까지).",
  "order-directive": "지시가 들어 있지 않습니다.",
  "order-world": "훈련과 실제가 다릅니다.",
  "order-time": "내거나 본 때에는 다른 명부가 효력이 있었습니다.",
  "order-issuer": "명부에 없는 발령 기관입니다.",
  "quorum-short": "서명 {needed}곳 중 {count}곳; 없는 서명: {missing}.",
  "quorum-one-problem": "어려운 문제 하나가 풀려도 남는 서명만 셉니다({about}).",
  "order-unlogged": "로그에서 본 증인이 없습니다.",
  "suspension-form": "효력 정지 문서가 아닙니다.",
  "suspension-office": "명부에 따르면 이 기관은 이 지시의 효력을 정지할 수 없습니다.",
  "suspension-other-order": "다른 지시나 다른 개정의 효력을 정지합니다.",
  "suspension-future": "아직 시작되지 않았습니다.",
  "suspension-lapsed": "이미 만료된 뒤에야 로그에 나타났습니다.",
  "suspension-again":
    "이 기관은 이 개정의 효력을 이미 한 번 정지했습니다. 더 오래 정지하려면 지시와 같은 수의 기관이 서명해야 합니다.",
  "roster-form": "명부가 아닙니다.",
  "roster-office": "명부의 기관이나 키가 맞지 않습니다.",
  "roster-quorum": "명부의 정족수를 채울 수 없습니다.",
  "roster-pin": "첫 명부가 정책에 적힌 것이 아닙니다.",
  "roster-world": "명부의 세계(훈련·실제)가 다릅니다.",
  "roster-fork": "여기에서 아는 명부와 다른 명부를 담고 있습니다.",
  "roster-gap": "이어져야 할 명부가 빠졌거나 거꾸로 갑니다.",
  "roster-signatures": "앞 명부의 기관 가운데 서명한 곳이 모자랍니다.",
  "trust-policy-form": "신뢰 정책이 아닙니다.",
  "roster-member": "명부에 없는 항목입니다. 알아듣지 못하는 것이 바로 그 규칙일 수 있습니다.",
  "roster-issuer": "명부의 두 규칙이 같은 발령 기관을 적고 있습니다.",
  "trust-policy-roster": "명부의 다이제스트를 읽을 수 없습니다(16진수 64자리).",
  "trust-policy-world": "훈련용인지 적혀 있지 않습니다(drill: true 또는 false).",
} as const satisfies SameKeys<typeof reference>;
