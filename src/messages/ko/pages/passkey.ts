/** Registering a passkey, in Korean. */
import type { passkey as reference } from "#messages/en/pages/passkey.ts";
import type { SameKeys } from "#messages/keys.ts";

export const passkey = {
  short: "패스키",
  title: "패스키 등록",
  lead: "이 기기에 패스키를 등록하면 다음부터는 링크 없이 로그인합니다.",
  count: "등록된 패스키: {registered, number}개",
  own: "패스키와 세션",
  label: "이 패스키의 이름",
  labelHint: "나중에 알아볼 수 있게 적습니다. 비워 두면 브라우저 이름을 씁니다.",
  changed: "내 접속 수단이 바뀌었습니다",
  register: "이 기기에 패스키 등록",
  onward: "계속",
  ready: "패스키가 등록되어 있습니다. 다음 로그인부터 쓸 수 있습니다.",
} as const satisfies SameKeys<typeof reference>;
