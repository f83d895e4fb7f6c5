/** Why the agent refuses, and what it reports on its way, in Korean. */
import type { agent as reference } from "#messages/en/terminal/agent.ts";
import type { SameKeys } from "#messages/keys.ts";

export const agent = {
  noFolder:
    "{dir} 폴더가 없습니다. 에이전트 폴더는 처음 동기화하거나(bongsu sync --from 주소 --dir {dir}) 키를 만들 때(bongsu key new --dir {dir} --organization 기관번호) 만들어집니다.",
  notSynced: "아직 동기화하지 않았습니다: bongsu sync --from 주소 --dir {dir}",
  notSyncedInto: "{dir}에 아직 동기화하지 않았습니다: bongsu sync --from 주소 --dir {dir}",
  notInForce: "조치 지시 {directive}은(는) 여기서 시행 중이 아닙니다. sync를 실행하세요.",
  notInForceNear:
    "조치 지시 {directive}은(는) 여기서 시행 중이 아닙니다. {near}입니까? 아니면 sync를 실행하세요.",
  restore: "{path}을(를) 읽을 수 없습니다. 사본에서 되돌리세요.",
  noDirective: "조치 지시 {directive}이(가) 여기 없습니다. sync를 실행하세요.",
  noDirectiveNear: "조치 지시 {directive}이(가) 여기 없습니다. {near}입니까? 아니면 sync를 실행하세요.",
  notChecked: "조치 지시 {directive}에 대해 아직 대조하지 않았습니다: bongsu check 경로 --dir 폴더",
  rosterUnreadable:
    "상황반의 서명 기관 명부를 여기에서 읽을 수 없습니다. 더 새로운 에이전트를 쓰거나 상황반에 알리십시오.",
  keysLost:
    "{path}에 고정된 키가 없으나 이 폴더는 전에 상황반을 따랐습니다. 다른 경로로 상황반의 키를 확인하고 sync를 --key 번호 또는 --trust 파일과 함께 실행하세요.",
  checkAged:
    "{directive}의 마지막 대조는 받아 둔 내용의 기한이 끝나기 전에 했거나 앞선 시계로 했습니다. 다시 대조하세요.",
  checkedOther: "마지막 대조는 {directive}의 개정 {revision}에 대한 것입니다. 다시 대조하세요.",
  answerAgain: "{path}을(를) 읽을 수 없습니다. 다른 곳으로 옮기고 다시 회신하세요.",
  noReply: "{url}에서 답이 없습니다({why}). 회신은 보관했으니 명령을 다시 실행하면 다시 보냅니다.",
  noReceipt: "{url}에서 접수증을 주지 않았습니다. 회신은 보관했으니 명령을 다시 실행하면 다시 보냅니다.",
  otherReceipt: "{url}에서 다른 회신의 접수증을 주었습니다({digest}). 상황반에 알리세요.",
  receiptDoubt: {
    "not-signed":
      "{url}이(가) 준 접수증에는 이곳에서 믿는 상황반 키의 서명이 없습니다. 아무것도 바꾸지 않았고 회신은 발신함에 남아 있습니다. 상황반의 주소가 맞는지 확인하세요. 상황반의 키가 바뀌었다면 다른 경로로 확인한 뒤 sync --trust 파일을 실행하고 이 명령을 다시 실행하세요.",
    "receipt-form":
      "{url}이(가) 준 접수증을 이 프로그램이 읽지 못합니다. 회신은 발신함에 남아 있습니다. 새 프로그램으로 다시 실행하세요.",
    "other-room":
      "{url}이(가) 다른 상황반이나 다른 구분(훈련·실제)의 접수증을 주었습니다. 아무것도 바꾸지 않았고 회신은 발신함에 남아 있습니다.",
    "lost-time":
      "{url}이(가) 상황반이 잃은 시간의 접수증을 주었습니다. 그 뒤 백업에서 되돌렸습니다. 회신은 발신함에 남아 있습니다. 명령을 다시 실행하세요.",
  },
  receiptFile: {
    unsealed:
      "서명된 접수증이 들어 있지 않습니다. 상황반이 서명하지 않은 접수증은 아무것도 확인해 주지 않습니다.",
    "not-signed": "접수증에 이곳에서 믿는 상황반 키의 서명이 없습니다. 아무것도 바꾸지 않았습니다.",
    "receipt-form": "접수증을 읽을 수 없습니다. 새 프로그램을 쓰세요.",
    "other-room": "다른 상황반이나 다른 구분(훈련·실제)의 접수증입니다. 아무것도 바꾸지 않았습니다.",
    "lost-time": "상황반이 잃은 시간의 접수증입니다. 그 뒤 백업에서 되돌렸습니다. 다시 회신하세요.",
    "other-organisation": "다른 기관의 접수증입니다. 아무것도 바꾸지 않았습니다.",
    "other-answer": "이 폴더가 보내지 않은 회신의 접수증입니다. 아무것도 바꾸지 않았습니다.",
  },
  roomUnnamed: "이 폴더는 폴더에서 동기화되었고 상황반 {room}에는 주소가 없습니다. --room 주소로 지정하세요.",
  otherRoomAddress:
    "{address}은(는) 이 폴더가 동기화한 상황반({room})이 아니므로 보내지 않습니다. --room을 빼고 실행하세요. 상황반의 주소가 다르다면 먼저 그 주소로 sync --from을 실행하세요. 다른 상황반에는 다른 --dir을 쓰세요.",
  numbersRepeated:
    "상황반에는 {directive}에 대해 이 키로 보낸 더 새로운 회신이 있는데 이 폴더는 그것을 모릅니다. 백업에서 되살린 폴더이거나 두 컴퓨터가 한 키를 함께 쓰고 있습니다. 아무것도 덮어쓰지 않았습니다. 다시 대조한 뒤 회신하세요. 컴퓨터마다 키를 따로 만드세요(bongsu key new).",
  grantTooLarge: "승인서로는 너무 큽니다.",
  grantNotJson: "JSON이 아닙니다.",
  noGrant: "승인된 연장이 들어 있지 않습니다.",
  grantNotSealed: "서명된 연장 승인서가 아닙니다.",
  organizationInvalid: "기관 번호는 글자, 숫자와 . _ : @ - 로 된 1~80자입니다.",
  keyThere: "{path}에 키가 이미 있습니다. 새로 만들려면 --replace를 붙이세요.",
  noKey: "{dir}에 아직 키가 없습니다: bongsu key new --dir {dir} --organization 기관번호",
  keyUnreadable: "{path}을(를) 키로 읽을 수 없습니다.",
  keyUnreadableBecause: "{path}을(를) 키로 읽을 수 없습니다: {why}",
  folderInUse: "다른 실행(프로세스 {process})이 {dir}을(를) 쓰고 있습니다.",
  syncAgainWithout: "{path}을(를) 읽을 수 없습니다. 다른 곳으로 옮기고 sync를 다시 실행하세요.",
  unreadable: "{path}을(를) 읽을 수 없습니다.",
  noListGiven:
    "표준 입력에서 읽을 수 있는 소프트웨어 목록을 찾지 못했습니다. 무엇인지 파일 이름으로 알려 주세요(예: --stdin-name package-lock.json).",
  noList: "읽을 수 있는 소프트웨어 목록을 찾지 못했습니다: {paths}.",
  packDamaged: "대조 묶음 {pack}이(가) 손상되었습니다. sync를 다시 실행하세요.",
  noDetails: "공개 자료에 대조 묶음 {pack}의 상세 내용이 없습니다. 상황반에 알리세요.",
  detailsDamaged: "대조 묶음 {pack}의 상세 내용이 손상되었습니다. sync를 다시 실행하세요.",
  missing: "{path}이(가) 없습니다. sync를 다시 실행하세요.",
  checkAgainWithout: "{path}을(를) 읽을 수 없습니다. 다른 곳으로 옮기고 다시 대조하세요.",
  directiveEnded:
    "{state, select, withdrawn {조치 지시 {directive}은(는) 철회되었습니다.} superseded {조치 지시 {directive}은(는) 다른 지시로 대체되었습니다.} expired {조치 지시 {directive}은(는) 만료되었습니다.} other {조치 지시 {directive}의 상태: {state}.}}",
  refuses: "{url}에서 거부했습니다: {detail}",
  refusesKey:
    "{url}에서 거부했습니다: {detail} 먼저 기관 화면에서 이 에이전트의 키를 등록하세요. 회신은 보관했으니 그다음 명령을 다시 실행하세요.",
  answers: "응답 {status}",
  factsUnusable: "{path}을(를) 이대로 쓸 수 없습니다:",
  orgInvalid: "기관 정보 org.{name}이(가) 없거나 올바르지 않습니다. 필요한 값: {wanted}.",
  fetched: "{kind} {path}",
  deltaUsed: "차분 {ecosystem}: {whole}바이트 대신 {bytes}바이트",
  deltaUnused: "차분 {ecosystem}: 쓰지 못해 파일을 모두 받습니다 ({why})",
  sentAgain: "{kind} {directive}: 다시 보냈습니다",
  withoutCoverage:
    "{url}은(는) 무엇을 살펴보았는지를 모르는 이전 판이라, 그것을 적은 회신을 거부했습니다. 그 내용을 빼고 보냅니다. 대조가 어디까지 미쳤는지는 그곳에서 알 수 없습니다.",
  nothingCompared:
    "{directive}이(가) 말하는 종류를 하나도 살펴보지 않아 보내지 않았습니다. 이는 괜찮다는 뜻이 아니라 알 수 없다는 뜻입니다. 그것이 들어 있는 목록을 대조하세요(bongsu check 경로 --dir 폴더). 그런 것을 전혀 쓰지 않는다면 기관 화면에서 담당자가 기관 전체에 대해 답하세요.",
} as const satisfies SameKeys<typeof reference>;
