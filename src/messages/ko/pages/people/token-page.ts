/** Tokens, and the file that says whom directives address, in Korean. */
import type { tokenPage as reference } from "#messages/en/pages/people/token-page.ts";
import type { SameKeys } from "#messages/keys.ts";

export const tokenPage = {
  title: "토큰",
  lead: "에이전트나 스크립트가 정해진 일을 기한까지 할 수 있게 합니다. 목록에는 이름만 있고 비밀값은 없습니다.",
  none: "토큰이 없습니다.",
  made: "만든 때",
  until: "기한",
  revoked: "폐기됨",
  revoke: "폐기",
  revokeNamed: "토큰 {name} 폐기",
  consequence: "이 토큰을 쓰는 것은 지금부터 거절됩니다. 되돌릴 수 없습니다.",
  add: "토큰 만들기",
  label: "이름",
  labelHint: "어느 기기나 스크립트가 쓰는지 적습니다.",
  scopes: "할 수 있는 일",
  life: "유효 기간",
  days: "{days, number}일",
  make: "토큰 만들기",
  once: "비밀값은 지금 한 번만 표시됩니다. 에이전트가 읽는 곳에 보관하십시오. 기한:",
  secret: "비밀값",
  addressing: "우리 기관이 대상인 조치 지시",
  addressingLead:
    "망이 연결되지 않은 에이전트를 위한 파일입니다. 저장한 뒤 bongsu sync --addressing 에 주십시오. 토큰이 있으면 에이전트가 직접 받습니다.",
  addressingSave: "파일 저장",
  scope: {
    read: "읽기",
    import: "자료 가져오기",
    report: "신고 보내기",
    change: "직책의 업무",
    approve: "승인·접속 권한 부여",
  },
} as const satisfies SameKeys<typeof reference>;
