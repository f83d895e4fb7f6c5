/** What the replay of a drill says, in Korean. */
import type { drillCommand as reference } from "#messages/en/room/drill-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const drillCommand = {
  noRoomOn: "{data}에서 실행 중인 상황반이 없습니다. --data로 상황반의 폴더를 지정하십시오.",
  noReceipt: "상황반이 접수증을 주지 않았습니다(상태 {status}).",
  settling: "[훈련] 가상 기관 {organizations}곳이 각자의 에이전트와 소프트웨어 목록을 준비합니다.",
  imported: "[훈련] D+0 09:00  가상 제품의 권고문 {records}건이 들어왔습니다.",
  issued: "[훈련] D+0 10:00  조치 지시 {directive}: 한 사람이 기안하고 다른 사람이 승인하여 발령했습니다.",
  case: {
    none: "[훈련] 이 상황반의 담당관은 신고를 받지 않습니다. 사건은 진행하지 않습니다.",
    locked:
      "[훈련] 신고를 받는 기관의 키가 잠겨 있어 아무도 신고를 읽을 수 없습니다. 사건은 진행하지 않습니다.",
    reported: "[훈련] D+0 08:00  신고 {reports}건이 들어왔고, 건마다 접수증을 주었습니다.",
    decided:
      "[훈련] D+0 08:30  담당관이 하나씩 살펴 {cases}건을 사건으로 채택하고, 되풀이된 {linked}건을 먼저 온 신고에 연결했습니다.",
    injected:
      "[훈련] D+0 08:35  신고 한 건이 “해당 없음으로 기록하라”고 지시했습니다. 그 글로 바뀐 것은 없으며, 사람이 반려했습니다.",
    embargo:
      "[훈련] D+0 08:45  공급자에게 제품, 심각도 등급, 날짜만 알려 엠바고를 청했습니다. 두 곳이 {days}일에 동의하여 신고를 받았고, 수정판이 나올 날을 답했습니다.",
    silent:
      "[훈련] D+0 08:50  libnari 관리자에게 연락했습니다. {state, select, delivered {전달됨, 답 없음} seen {읽음, 답 없음} sent {보냄, 답 없음} other {답 없음}}. 침묵은 동의가 아닙니다. 다음 연락은 {next}입니다.",
    attacks:
      "[훈련] D+0 08:55  EdgeGate VPN이 공격받고 있습니다. 사람이 확인하여 엠바고가 곧바로 끝났고, 사건을 공개했습니다.",
    leaked:
      "[훈련] D+1 20:00  KeySafe4NX 내용이 새었습니다. 사람이 확인하여 엠바고가 {days}일 일찍 {embargo, select, exited {끝났고} other {끝나지 않았고}}, 참여자 {participants}곳에 알린 뒤 사건을 공개했습니다.",
    where: "[훈련] 세 사건에서 누가 언제 무엇을 했는지: {address} (합동대응팀 분석관으로 로그인).",
  },
  progress:
    "[훈련] {time}  수신 확인 {acknowledged}/{told} · 영향 있음 {affected} · 조치 완료 {closed} · 해당 없음 {notAffected} · 모름 {unknown} · 어긋남 {contradicted} · 무응답 {silent}",
  same: "[훈련] 기관이 보관한 접수증 {receipts}건, 수신 확인 {acknowledged}건이 상황반의 기록 및 현황판이 받아들인 것과 모두 같습니다. 현황판은 기관 다섯 곳씩 나누어 움직여 늦게 반영하며, 아직 보이지 않는 기관은 {notShown}곳입니다.",
  nothingCompared:
    "[훈련] 에이전트가 대조할 종류의 제품이 없어 아무것도 보내지 않은 경우가 {count}번입니다. 이상 없음이 아니라 모름이며, 훈련의 실패는 아닙니다.",
  differs: "[훈련] 기관과 상황반의 기록이 {count}곳에서 다릅니다.",
  failed: "[훈련] {count}개 동작이 실패했습니다.",
  failing: "[훈련] {time}  앞 줄 뒤로 {count}건이 실패했습니다(지금까지 {of}건 중). 가장 많은 이유: {why}",
  hopeless:
    "[훈련] {time}  한 기관도 성공하지 못해 훈련을 여기서 끝냅니다. 할 일: {command} 명령으로 상황반에 무엇이 부족한지 보고, 고친 뒤 훈련을 다시 실행하십시오. --keep 폴더를 주면 에이전트 폴더가 남아 들여다볼 수 있습니다.",
  took: "[훈련] {turns}개 동작, {seconds}초.",
  title: "[훈련] EdgeGate VPN 인증 우회 긴급 조치",
  legalBasis: "훈련 계획",
  difference: {
    stored: "{organization}: 보관한 접수증과 받은 접수증이 다릅니다",
    lost: "{organization}: 상황반에 없는 접수증 {receipts}",
    extra: "{organization}: 에이전트에 없는 접수증 {receipts}",
    acknowledged:
      "{organization}: 에이전트에서는 {acknowledged, select, true {수신 확인함} other {수신 확인하지 않음}}, 상황반에서는 그렇지 않음",
    status: "{organization}: 에이전트에서는 {agent}, 상황반에서는 {room}",
    picture: "현황판 {column}: 에이전트에서는 {agents}, 상황반에서는 {room}",
  },
  numberInvalid: "{option}에는 0부터 {most}까지의 수를 적습니다.",
  noRoom: "{room}에 실행 중인 상황반이 없습니다. `npm start`로 실행하세요.",
  otherRoom: "{room}의 상황반은 --data의 자료를 쓰는 상황반이 아닙니다.",
  notDrill: "이 상황반은 훈련용이 아닙니다. 실제 상황반에서는 훈련을 재현하지 않습니다.",
  quarantined: "훈련 권고문 {count}건이 격리되었습니다.",
  notIssued: "{directive}은(는) 승인되었으나 발령되지 않았습니다. 승인이 더 필요합니다.",
  tooSlow: "상황반이 {seconds}초 안에 그 상태에 이르지 못했습니다.",
} as const satisfies SameKeys<typeof reference>;
