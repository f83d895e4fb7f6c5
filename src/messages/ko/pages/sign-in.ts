/** Signing in and out, in Korean. */
import type { signIn as reference } from "#messages/en/pages/sign-in.ts";
import type { SameKeys } from "#messages/keys.ts";

export const signIn = {
  title: "로그인",
  lead: "상황반 담당관과 기관 담당자가 들어오는 곳입니다.",
  byPasskey: "패스키로 로그인",
  passkeyHint: "이 기기나 보안 키에 등록해 둔 패스키를 씁니다. 비밀번호는 없습니다.",
  usePasskey: "패스키 사용",
  browserDeclined: "브라우저가 패스키를 쓰지 않았습니다. 취소했거나, 이 기기에 맞는 패스키가 없습니다.",
  providerHint: "소속 기관이 준 계정으로 로그인합니다.",
  providerRefused: "이 계정으로 들어올 수 없습니다. 상황반에 직책이 없거나 로그인을 마치지 않았습니다.",
  providerProved: "확인되었습니다. 이 창을 닫고 원래 창에서 계속하십시오.",
  useProvider: "그곳에서 로그인",
  byLink: "일회용 링크로 로그인",
  linkHint: "상황반이 보낸 일회용 링크를 그대로 여십시오. 한 번 쓰면 다시 쓸 수 없습니다.",
  opening: "링크를 확인하는 중입니다.",
} as const satisfies SameKeys<typeof reference>;
