/** The acts of a case: what their buttons say, what is asked before them, and what the timeline says of them, in Korean. */
import type { caseAct as reference } from "#messages/en/pages/case/case-act.ts";
import type { SameKeys } from "#messages/keys.ts";

export const caseAct = {
  done: {
    report: {
      receive: "{about}에게 신고 전달",
      validate: "유효한 신고로 판단",
      invalidate: "유효하지 않은 신고로 판단",
      accept: "다루기 시작",
      defer: "미룸",
      close: "종료",
    },
    embargo: {
      propose: "엠바고 제안",
      counter: "다른 조건 제안",
      accept: "엠바고 수락",
      reject: "엠바고 거절",
      terminate: "엠바고 종료",
    },
    state: {
      "vendor-aware": "공급자가 안다고 밝힘",
      "fix-ready": "수정 준비됨을 밝힘",
      "fix-deployed": "수정 배포됨을 밝힘",
      public: "공개됨을 밝힘",
      "exploit-public": "공격 코드 공개를 밝힘",
      attacks: "공격이 있음을 밝힘",
    },
  },
} as const satisfies SameKeys<typeof reference>;
