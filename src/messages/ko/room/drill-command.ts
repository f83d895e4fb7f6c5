/** What the replay of a drill says, in Korean. */
import type { drillCommand as reference } from "#messages/en/room/drill-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const drillCommand = {
  settling: "[훈련] 가상 기관 {organizations}곳이 각자의 에이전트와 소프트웨어 목록을 준비합니다.",
  imported: "[훈련] D+0 09:00  가상 제품의 권고문 {records}건이 들어왔습니다.",
  issued: "[훈련] D+0 10:00  조치 지시 {directive}: 한 사람이 기안하고 다른 사람이 승인하여 발령했습니다.",
  progress:
    "[훈련] {time}  수신 확인 {acknowledged}/{told} · 영향 있음 {affected} · 조치 완료 {closed} · 해당 없음 {notAffected} · 모름 {unknown} · 어긋남 {contradicted} · 무응답 {silent}",
  same: "[훈련] 기관이 보관한 접수증 {receipts}건, 수신 확인 {acknowledged}건이 상황반의 기록 및 현황판이 받아들인 것과 모두 같습니다. 현황판은 기관 다섯 곳씩 나누어 움직여 늦게 반영하며, 아직 보이지 않는 기관은 {notShown}곳입니다.",
  nothingCompared:
    "[훈련] 에이전트가 대조할 종류의 제품이 없어 아무것도 보내지 않은 경우가 {count}번입니다. 이상 없음이 아니라 모름이며, 훈련의 실패는 아닙니다.",
  differs: "[훈련] 기관과 상황반의 기록이 {count}곳에서 다릅니다.",
  failed: "[훈련] {count}개 동작이 실패했습니다.",
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
