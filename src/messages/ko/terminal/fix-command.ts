/** What `bongsu fix` says, in Korean. */
import type { fixCommand as reference } from "#messages/en/terminal/fix-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const fixCommand = {
  usage:
    "bongsu fix --plan 경로… --dir 폴더 [--feed 경로]… [--packs 폴더] [--format table|json] [--lang {languages}]",
  what: "경로 아래의 목록에 알려진 영향이 남지 않게 하는 변경 계획을 세웁니다. 아무것도 바꾸지 않고 외부에 묻지도 않으며, 명령은 직접 실행합니다.",
  howChosen:
    "구성요소마다 변경은 하나입니다. 권고문이 해결 버전이라고 밝히고 알려진 영향이 없는 가장 작은 버전으로 올리며, 목록상 요구 범위 안에서 충분하면 그 안에서 올립니다. 보여 주기 전에 다시 대조합니다.",
  option: {
    plan: "--plan  계획을 보여 줍니다",
    format: "--format 형식  table(기본) 또는 json",
  },
  planOnly: "--plan을 주십시오. 여기서는 계획만 세우고 변경은 직접 합니다.",
  head: { component: "구성요소", from: "현재", to: "변경", how: "방법", closes: "해소" },
  how: {
    direct: "직접 요구 변경",
    "in-range": "요구 범위 안",
    override: "강제 지정",
    other: "수동",
  },
  refusing: "강제 지정: {parents}의 요구 범위가 더 낮음",
  notCovered: "다음 새 버전에 다른 취약점이 있는지는 알 수 없습니다:",
  remaining: "영향 없는 버전이 알려지지 않은 것:",
  nothing: "읽은 목록에 알려진 영향이 없어 계획할 것이 없습니다.",
  totals:
    "변경 {changes}건으로 {closes}건이 해소됩니다. 다시 대조한 결과 새 버전에 영향이 있는 것은 없습니다",
  left: "해결 버전 없이 남는 것 {remaining}건, 변경 후 알 수 없는 것 {unknown}건",
  checkAgain:
    "변경한 뒤 다시 점검하십시오. 도구가 더 새 버전을 고를 수 있고, 새 버전이 요구하는 것은 아직 목록에 없습니다.",
} as const satisfies SameKeys<typeof reference>;
