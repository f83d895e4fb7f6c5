/** An operator's own access: notices, passkeys, sessions, and the proof before a grave act, in Korean. */
import type { account as reference } from "#messages/en/pages/people/account.ts";
import type { SameKeys } from "#messages/keys.ts";

export const account = {
  stepUp: {
    again: "소속 기관에서 다시 로그인",
    afterwards: "새 창에서 마친 뒤 여기서 계속하십시오.",
    begin: "본인 확인",
    goOn: "로그인했습니다. 계속",
    title: "패스키로 본인 확인",
    why: "열려 있는 세션만으로는 할 수 없는 일입니다. 패스키로 본인임을 확인하십시오. 입력한 내용은 그대로 남습니다.",
    use: "패스키 사용",
  },
  notice: {
    title: "내 접속 수단이 바뀌었습니다",
    advice:
      "직접 한 일이 아니면 아래에서 다른 세션을 끝내고 모르는 패스키를 지운 뒤, 상황반 관리자에게 알리십시오.",
    read: "확인했습니다",
    earlier: "지난 알림",
  },
  noticeKind: {
    "passkey-registered": "패스키가 등록되었습니다",
    "passkey-removed": "패스키가 삭제되었습니다",
    "passkeys-removed": "상황반 서버에서 패스키가 모두 삭제되었습니다",
    "sessions-ended": "세션이 종료되었습니다",
    "token-made": "토큰이 만들어졌습니다",
    "token-revoked": "토큰이 폐기되었습니다",
    "post-changed": "역할 또는 담당 기관이 바뀌었습니다",
  },
  sessionBy: { link: "(링크)", passkey: "(패스키)", oidc: "(소속 기관 로그인)" },
  passkey: {
    title: "내 패스키",
    registered: "등록",
    used: "마지막 사용",
    last: "하나뿐인 패스키입니다. 지우려면 먼저 다른 패스키를 등록하십시오.",
    remove: "삭제",
    removeNamed: "패스키 {name} 삭제",
    consequence: "이 패스키로는 더 로그인할 수 없고, 나의 다른 세션은 바로 끝납니다.",
  },
  session: {
    title: "열려 있는 내 세션",
    elsewhere: "이름을 밝히지 않은 브라우저",
    opened: "시작",
    seen: "마지막 사용",
    own: "지금 보고 있는 세션입니다.",
    end: "이 세션 종료",
  },
} as const satisfies SameKeys<typeof reference>;
