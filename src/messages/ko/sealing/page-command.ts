/** What `bongsu page` says, in Korean. */
import type { pageCommand as reference } from "#messages/en/sealing/page-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const pageCommand = {
  usage: "bongsu page verify 주소 [--policy 파일] [--trust 파일] [--lang {languages}]",
  usageVerifier: "bongsu page verifier --out 파일 [--force] [--lang {languages}]",
  optionPolicy:
    "--policy 파일  상황반의 로그를 보았어야 하는 증인(c2sp.org/tlog-policy). 없으면 상황반이 보여 주는 로그 키만",
  optionTrust:
    "--trust 파일  다른 경로로 받은 상황반의 키(보관한 /pub/keys.json). 없으면 상황반이 보여 주는 키",
  optionOut:
    "--out 파일  확인 화면을 쓸 곳. 어느 브라우저에서나 열리는 파일 하나이며, 같은 판 상황반의 /verify와 바이트까지 같습니다",
  what: "상황반의 공개 화면(예: /check)과 목록에 있는 모든 파일을 받아, 상황반이 서명하고 로그에 남긴 목록과 비교합니다. 받은 것은 실행하지 않습니다.",
  exits: "종료 상태: 0 로그에 남은 그대로, 1 다름, 2 받거나 읽을 수 없음.",
  verifierWritten: "{path}: 이 파일이나, 상황반의 키와 정책을 담은 즐겨찾기를 보관하세요. sha256 {digest}",
  verifierMissing: "여기에는 만들어 둔 확인 화면이 없습니다. 같은 판의 상황반이 /verify에서 줍니다.",
  addressWrong: "{address}은(는) http 또는 https 주소가 아닙니다.",
  unreachable: "{address}에서 화면을 받을 수 없습니다({why}).",
  keysWrong: "상황반의 키를 읽을 수 없습니다.",
  policyWrong: "정책이나 로그의 키를 읽을 수 없습니다.",
  same: "{address}은(는) 로그에 남은 그대로입니다. {version}판 파일 {files}개, 로그 {origin}의 {size}개 가운데 {index}번 항목, 증인: {witnesses}.",
  firstUse:
    "키나 정책을 같은 서버에서 받았습니다. 이 로그를 보는 모두에게 같은 것을 보여 준다는 뜻일 뿐, 다른 누구도 보증하지 않습니다. 키와 정책을 보관했다가 --trust와 --policy로 지정하세요.",
  differs:
    "로그에 남은 것과 다릅니다(다른 곳 {count}). 이 화면에 아무것도 입력하지 말고, 다른 경로로 상황반에 알리세요.",
} as const satisfies SameKeys<typeof reference>;
