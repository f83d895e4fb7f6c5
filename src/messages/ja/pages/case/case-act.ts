/** The acts of a case: what their buttons say, what is asked before them, and what the timeline says of them, in Japanese. */
import type { caseAct as reference } from "#messages/en/pages/case/case-act.ts";
import type { SameKeys } from "#messages/keys.ts";

export const caseAct = {
  done: {
    report: {
      receive: "{about} に報告を渡した",
      validate: "報告を有効とした",
      invalidate: "報告を無効とした",
      accept: "取り組みを始めた",
      defer: "延期した",
      close: "終えた",
    },
    embargo: {
      propose: "公開制限を提案した",
      counter: "別の条件を提案した",
      accept: "公開制限を受諾した",
      reject: "公開制限を拒否した",
      terminate: "公開制限を終えた",
    },
    state: {
      "vendor-aware": "供給者が知っていると表明した",
      "fix-ready": "修正の準備完了を表明した",
      "fix-deployed": "修正の配備を表明した",
      public: "公開を表明した",
      "exploit-public": "攻撃コードの公開を表明した",
      attacks: "攻撃を表明した",
    },
  },
} as const satisfies SameKeys<typeof reference>;
