/** What is wrong with a log, a proof or a policy, by the code of the finding, in Korean. */
import type { logFinding as reference } from "#messages/en/sealing/log-finding.ts";
import type { SameKeys } from "#messages/keys.ts";

export const logFinding = {
  "note-too-large": "서명된 노트로는 너무 큽니다.",
  "note-control": "제어 문자가 들어 있습니다.",
  "note-form": "서명된 노트가 아닙니다.",
  "note-signature-form": "이 줄은 서명이 아닙니다.",
  "note-key-form": "키가 아닙니다.",
  "note-key-id": "키의 아이디가 그 키의 것이 아닙니다.",
  "checkpoint-form": "체크포인트가 아닙니다.",
  "checkpoint-size": "항목 수를 읽을 수 없습니다.",
  "checkpoint-root": "루트를 읽을 수 없습니다.",
  "checkpoint-signature": "체크포인트의 서명이 맞지 않습니다.",
  "checkpoint-unsigned": "정책에 있는 누구도 체크포인트에 서명하지 않았습니다.",
  "policy-control": "제어 문자가 들어 있습니다.",
  "policy-line": "log, witness, group, quorum 가운데 하나와 그 말이 와야 합니다.",
  "policy-key": "체크포인트에 서명하는 키가 아닙니다.",
  "policy-twice": "이미 있는 이름이나 키입니다.",
  "policy-name": "앞에서 정하지 않았거나 이미 다른 데서 세는 이름입니다.",
  "policy-threshold": "all, any 또는 구성원 수 이하의 숫자가 와야 합니다.",
  "policy-quorum": "quorum 줄은 꼭 하나여야 합니다.",
  "policy-too-large": "구성원이 너무 많습니다.",
  "log-proof-form": "로그의 증명이 아닙니다.",
  "log-unknown": "정책에 있는 로그가 체크포인트에 서명하지 않았습니다.",
  "log-unwitnessed": "이를 본 증인이 정책에서 요구하는 수보다 적습니다.",
  "log-not-included": "이 항목은 로그에 없습니다.",
  "log-other": "전에 본 것과 다른 로그입니다.",
  "log-cut": "전에 있던 항목이 없습니다. 끝이 잘렸습니다.",
  "log-rewritten": "전에 있던 내용이 바뀌었습니다.",
  "log-tile-wrong": "타일이 없거나 항목과 맞지 않습니다.",
  "log-root-wrong": "항목들이 체크포인트의 루트와 맞지 않습니다.",
} as const satisfies SameKeys<typeof reference>;
