/** What gates decide of a report, for its reporter, in Korean. */
import type { reportGate as reference } from "#messages/en/shared/report/report-gate.ts";
import type { SameKeys } from "#messages/keys.ts";

export const reportGate = {
  state: {
    received: "접수됨. 첫 확인을 기다립니다.",
    checked: "필요한 내용이 있어 담당자를 기다립니다.",
    unchecked: "여기서 아는 형식이 아니어서 확인하지 못했습니다. 담당자가 그대로 읽습니다.",
    returned: "빠진 것이 있습니다. 아래를 보고 여기에 답해 주세요.",
    unreadable: "읽을 수 없었습니다. 다른 형식으로 다시 보내 주세요.",
  },
  author: {
    office: "담당 기관",
    reporter: "나",
  },
  name: {
    lint: "1차 확인: 조치할 만큼 내용이 있는지",
    duplicates: "이미 신고된 것인지",
    reproducer: "재현되는지",
    plausibility: "언급한 것이 실제로 있는지",
  },
  verdict: {
    lint: {
      complete: "내용이 충분합니다.",
      "not-checked": "확인하지 못함: 아는 형식이 아닙니다.",
      incomplete: "필요한 것이 빠져 있습니다.",
      unreadable: "읽을 수 없었습니다.",
    },
  },
  reason: {
    "product-missing": "어떤 제품인지 적혀 있지 않습니다.",
    "version-missing": "어떤 버전인지 적혀 있지 않습니다.",
    "claim-missing": "무엇이 문제인지 적혀 있지 않습니다.",
    "trace-missing": "입력만 있고 그 입력으로 일어난 일의 기록이 없습니다.",
    "frames-unnamed": "기록에 함수 이름이 없습니다. 심벌이 있으면 도움이 됩니다.",
    "way-missing": "재현 방법이 없고 보여 주는 파일도 없습니다.",
    "exploitation-unshown": "지금 악용된다고 했지만 근거가 없습니다.",
    "left-out": "형식이 다르거나 너무 길어 일부를 읽지 못했습니다.",
    "other-form": "아는 형식이 아니므로 담당자가 그대로 읽습니다.",
    "not-json": "프로그램이 읽을 수 있는 신고가 아닙니다.",
    "took-too-long": "읽는 데 허용된 시간이나 메모리를 넘었습니다.",
  },
} as const satisfies SameKeys<typeof reference>;
