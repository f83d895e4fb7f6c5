/** What is wrong in general, by the last word of the code of a finding that no sentence fits, in Korean. */
import type { findingFamily as reference } from "#messages/en/shared/finding/finding-family.ts";
import type { SameKeys } from "#messages/keys.ts";

export const findingFamily = {
  form: "여기서 읽는 형식이 아닙니다.",
  unknown: "알 수 없는 것을 가리킵니다.",
  missing: "꼭 있어야 할 것이 없습니다.",
  unreadable: "읽을 수 없습니다.",
  unread: "읽지 않았습니다.",
  invalid: "허용되지 않는 값이 있습니다.",
  wrong: "맞지 않습니다.",
  repeated: "같은 것이 두 번 이상 있습니다.",
  twice: "같은 것이 두 번 이상 있습니다.",
  taken: "이미 쓰고 있는 것입니다.",
  unnamed: "이름이 없습니다.",
  empty: "비어 있습니다.",
  count: "개수가 너무 많거나 적습니다.",
  size: "크기가 허용 범위를 벗어나거나 적힌 크기와 다릅니다.",
  large: "너무 큽니다.",
  long: "너무 깁니다.",
  past: "이미 지난 시각입니다.",
  damaged: "손상되었습니다.",
  cut: "끝이 잘렸거나 일부만 읽었습니다.",
  foreign: "다른 곳에 속한 것입니다.",
  version: "이 프로그램이 읽지 않는 버전입니다.",
  signature: "서명이 없거나 올바르지 않습니다.",
  unsigned: "여기서 아는 키로 서명되지 않았습니다.",
  world: "훈련과 실제는 섞어 쓸 수 없습니다.",
  forbids: "지금 상태에서는 할 수 없습니다.",
} as const satisfies SameKeys<typeof reference>;
