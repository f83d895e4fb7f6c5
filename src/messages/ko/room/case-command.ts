/** What `bongsu case` says, in Korean. */
import type { caseCommand as reference } from "#messages/en/room/case-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const caseCommand = {
  usage: {
    replay: "bongsu case replay 파일 [--format text|json]",
    mark: "bongsu case mark 파일 --to 이름… --out 폴더 [--marks 키]",
    trace:
      "bongsu case trace 파일 [--marks 키… | --case ID [--room 주소] [--token 토큰]] [--confidence 0.99] [--format text|json]",
    dates: "bongsu case dates [규칙 --from 시각] [--zone 시간대] [--exploited] [--format text|json]",
    contacts: "bongsu case contacts 파일 [--supplier 도메인] [--room 주소 --token 토큰] [--format text|json]",
  },
  transitions:
    "transitions는 사건을 움직이는 상태 기계의 모든 행을 보여 줍니다. 어느 기계에서, 어떤 상태에서, 어떤 행위로, 어떤 상태로, 누가 하는지입니다. 판정하는 코드에서 그대로 그립니다.",
  replay:
    'replay는 상황반 없이 사건의 행위를 차례로 시험합니다. 파일은 {open}"participants": [{open}"id", "roles"{close}], "opener", "finder", "acts": [{open}"kind", "act", "by"{close}]{close}입니다. kind는 report, embargo, state, publish 가운데 하나입니다. 종료 코드: 0. 거부된 행위가 있으면 1. 파일을 읽을 수 없으면 2.',
  refused: "거부됨: {code}",
  recorded: "기록함",
  mark: "mark는 받는 사람마다 파일의 사본을 만듭니다. 사본은 뜻이 같은 낱말(한국어와 영어), 숫자의 표기, 글머리 목록의 순서가 다를 뿐 사실은 모두 같습니다. 번호 목록, 코드, 이름, 따옴표 안의 말은 그대로입니다. 직접 정하는 표현은 {open}{open}정오에|12시에{close}{close}처럼 적습니다. 표식의 키는 파일 옆 파일.marks.json에 있으며 유출한 사람을 가리키므로 혼자 보관하십시오.",
  trace:
    "trace는 조각이 누구의 사본에서 나왔는지 알려 줍니다. 다시 친 글이어도 됩니다. 대개 300자면 충분합니다. --marks가 없으면 파일 옆과 이 폴더의 키를 모두 시험합니다. 종료 코드: 사본을 가려내면 0. 가려내지 못하면 1. 파일을 읽을 수 없으면 2.",
  optionMarks: "--marks 키  표식의 키. 기본은 파일.marks.json",
  optionConfidence: "--confidence 0.99  사본을 지목하기에 필요한 확신",
  unreadable: "{file}: 읽을 수 없습니다({code}).",
  nameWrong: "{name}: 받는 사람의 이름이 될 수 없습니다. 글자, 숫자, 점, 붙임표, @를 80자까지 씁니다.",
  marked: "사본 {copies}개, 표식 {marks}개. 키는 {key}입니다.",
  fewMarks: "글 전체에 표식이 {marks}개뿐입니다. 받는 사람을 가려내려면 {fewest}개쯤 필요합니다.",
  otherText: "{key}: 다른 글의 키입니다.",
  optionCase:
    "--case ID --room 주소 --token 토큰  상황반의 사건: 그 가운데 어느 글의 누구 사본인지 찾습니다. 표식은 조정자만 읽으며, 읽은 사실이 사건에 기록됩니다. 뒤의 두 값은 BONGSU_ROOM과 BONGSU_TOKEN으로도 줄 수 있습니다",
  contacts:
    "contacts는 공급자에게 연락하는 길을 security.txt(RFC 9116), CVE 파트너 목록, CSAF 제공자 메타데이터, bongsu.contacts/1에서 읽고, 상황반을 적으면 그 연락처 명부에 넣습니다. 종료 상태 1: 기한이 지났거나 공급자를 알 수 없는 항목이 있습니다.",
  optionSupplier: "--supplier 도메인: 스스로 밝히지 않은 security.txt가 누구의 것인지 적습니다.",
  contactsWrong: "{path}: {why}",
  contactsToken:
    "contacts에 --room을 주면 --token(또는 BONGSU_TOKEN)도 필요합니다. 명부에 아무것도 넣지 않았습니다.",
  contactsRead: "공급자 {count}곳을 읽었습니다. 누구인지 알 수 없어 뺀 항목 {left}개.",
  contactsTaken: "공급자 {count}곳을 명부에 넣었습니다. 누구인지 알 수 없어 뺀 항목 {left}개.",
  contactsOver: "[기한 지남: 믿지 마십시오]",
  contactsUnchecked: "[서명 있음, 누구의 것인지 확인 안 됨]",
  contactsNone: "(연락하는 길을 알 수 없음)",
  roomMissing: "--case에는 --room과 --token(또는 BONGSU_ROOM과 BONGSU_TOKEN)이 필요합니다.",
  tooShort: "사건의 글 {texts}건은 추적할 수 없습니다. 너무 짧거나 달리 표현할 곳이 모자랍니다.",
  lockedTexts: "사건의 글 {texts}건을 열 수 없었습니다. 기관의 키를 여십시오.",
  confidenceWrong: "--confidence는 0보다 크고 1보다 작은 수입니다.",
  noKey: "파일 옆과 이 폴더에 표식의 키가 없습니다. --marks로 알려 주십시오.",
  noMarks: "조각에 이 글의 표식이 없습니다.",
  nobody:
    "어느 사본인지 가려낼 수 없습니다. 가장 가까운 것은 {recipient}의 사본입니다(표식 {marks}개 중 {agreeing}개 일치).",
  named:
    "{recipient}의 사본입니다. 표식 {marks}개 중 {agreeing}개가 일치합니다. 누군가가 우연히 이렇게 지목될 확률은 많아야 {oneIn, number}분의 1입니다.",
  dates:
    "dates는 규칙에 따른 공개 보류의 시각을 보여 줍니다. 끝나는 때, 알림, 공개 순서를 UTC, 한국 시각, --zone의 시각으로 적습니다. 규칙이 없으면 있는 규칙과 일수, 악용 중 일수, 출처를 보여 줍니다.",
  ruleUnknown: "{value}: 그런 보류 규칙이 없습니다. bongsu case dates로 볼 수 있습니다.",
  fromWrong: '--from은 2026-05-13T01:00:00Z 같은 RFC 3339 시각입니다. "{value}"을(를) 받았습니다.',
  zoneUnknown: "{value}: 그런 시간대가 없습니다.",
  moment: {
    starts: "시작",
    "silence-ends": "무응답 끝: 조정기관을 부릅니다",
    reminder: "알림",
    "critical-infrastructure": "주요정보통신기반시설에 알림",
    large: "큰 기관에 알림",
    everyone: "끝: 모두에게 공개",
    "extended-end": "연장되면 끝",
    details: "자세한 내용",
  },
} as const satisfies SameKeys<typeof reference>;
