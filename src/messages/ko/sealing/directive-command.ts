/** What `bongsu directive` says, in Korean. */
import type { directiveCommand as reference } from "#messages/en/sealing/directive-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const directiveCommand = {
  usageDraft:
    "bongsu directive draft --from 파일|번호 [--rule-pack 규칙팩] [--create] [--out 파일] [--room 주소 --token 토큰]",
  optionFrom:
    "--from 주소|폴더  export에서: 공표된 곳, 곧 상황반 또는 그 사본(기본: BONGSU_ROOM). draft에서 파일|번호: 보안권고문(bongsu.advisory/1, CSAF, OSV, CVE) 또는 상황반에 있는 보안권고문의 번호",
  optionRulePack: "--rule-pack 규칙팩  draft에서: 기한을 정하는 규칙팩",
  optionCreate: "--create  draft에서: 상황반이 초안을 보관하고 번호를 출력합니다",
  optionRoom:
    "--room, --token  draft에서: 상황반 주소와 담당관의 토큰(기본: BONGSU_ROOM, BONGSU_TOKEN). code에서: 물어볼 상황반",
  whatDraft:
    "draft는 보안권고문이 제안하는 지시 초안을 JSON으로 출력합니다. 제안한 기한과 사람만이 정할 수 있는 것은 표준 오류에 나옵니다. 다른 지시와 같이 두 사람이 발령합니다.",
  noPack: "{pack} 규칙팩이 없습니다. 있는 것: {packs}.",
  needsRoom: "상황반(--room 또는 BONGSU_ROOM)과 담당관의 토큰(--token 또는 BONGSU_TOKEN)이 필요합니다.",
  noAdvisoryFile: "{path} 파일이 없습니다. 권고 번호라면 상황반을 지정하십시오: --room 또는 BONGSU_ROOM.",
  proposed: "지금 발령하면 {pack} 규칙팩이 제안하는 기한:",
  proposal: "{class}: {tier}, {due}",
  noDate: "날짜 없음",
  open: "직접 정할 것: {places}.",
  class: { yes: "인터넷에 노출됨", no: "노출되지 않음", unknown: "노출 여부를 모름" },
  usageExport: "bongsu directive export 번호 --from 주소|폴더 --out 파일 [--policy 정책]",
  usage: "bongsu directive verify 파일 --policy 정책 [--suspension 파일…]",
  usageAssemble: "bongsu directive assemble --roster 명부… --order 서명본 [--proof 증명] --out 파일",
  usageCode: "bongsu directive code 번호 --dir 폴더|--room 주소",
  noCode: "확인번호는 여섯 자리 숫자입니다.",
  notSynced: "{dir}에 동기화한 공표가 없습니다.",
  optionPolicy: "--policy 정책  믿는 것: 명부의 다이제스트 (bongsu.trust-policy/1)",
  optionRoster: "--roster 명부  서명된 명부. 믿는 것부터 차례로 여러 번 씁니다",
  optionOrder: "--order 서명본  기관들이 서명한 지시 (bongsu sign)",
  optionProof: "--proof 증명  로그에 들어 있다는 증명 (bongsu log prove)",
  exported: "{out}: {bytes}바이트. 누구나 확인할 수 있는 모든 것이 들어 있습니다",
  noOrder: "{from}에 {directive}의 기관 지시가 없습니다. 서명한 기관이 없습니다.",
  assembled: "{out}: 한 파일로 된 지시",
  what: "지시가 효력이 있는지 알려 줍니다. 충분한 기관이 서명했고 증인들이 로그에서 보았는지 확인합니다. 네트워크가 필요 없습니다.",
  exits: "종료 상태: 0 효력 있음, 1 없음(이유 표시), 2 읽을 수 없음.",
  noFile: "{path} 파일이 없습니다",
  unreadable: "{path}을(를) 쓸 수 없습니다: {why}",
  refused: "효력 없음",
  inForce: "효력 있음: 지시 {directive}, {revision}판",
  inForceDrill: "효력 있음(훈련): 지시 {directive}, {revision}판",
  offices: "필요한 {threshold}개 가운데 {count}개 기관이 서명: {offices}",
  witnesses: "로그에서 본 증인: {witnesses}",
  usageSuspend:
    "bongsu directive suspend 번호 --order 파일|--from 주소|폴더 --reason 이유… [--hours 시간|--until-revised] --key 키 --out 결과",
  optionSuspension:
    "--suspension 파일  이 지시의 효력 정지(공표된 bongsu.suspension/1). 여러 번 쓸 수 있습니다",
  optionReason: "--reason 이유  명령의 언어로, 다른 언어는 --reason 언어=이유. 여러 번 쓸 수 있습니다",
  optionHours: "--hours 시간  기한이 멈추는 시간(기본 24. 한 기관이 개정마다 한 번 단독으로 할 수 있습니다)",
  optionUntilRevised:
    "--until-revised  다음 개정까지. 24시간을 넘길 때처럼 지시와 같은 수의 기관이 필요하며, 기관들이 결과 파일에 bongsu sign으로 서명합니다",
  otherOrder: "이것은 {directive}의 지시이며, 적어 준 지시가 아닙니다.",
  noOffice: "{path}은(는) {directive}의 명부에 있는 기관의 키가 아닙니다.",
  hoursWrong: "--hours는 1부터 {most}까지의 수입니다.",
  suspended: "효력 정지 중: {office}, {from}부터 {until}까지. 기한이 멈춰 있습니다. {reason}",
  suspendedOpen: "효력 정지 중: {office}, {from}부터 다음 개정까지. 기한이 멈춰 있습니다. {reason}",
  wasSuspended:
    "{office}에서 {from}부터 {until}까지 효력을 정지했습니다. 그만큼 기한이 늦춰졌습니다. {reason}",
  suspensionIgnored: "{path}은(는) 기한을 멈추지 않습니다: {why}",
} as const satisfies SameKeys<typeof reference>;
