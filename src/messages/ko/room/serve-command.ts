/** What `bongsu serve` says to the person in front of it, in Korean. */
import type { serveCommand as reference } from "#messages/en/room/serve-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const serveCommand = {
  roomRuns:
    "{data}에서 이미 상황반이 실행 중입니다: 프로세스 {pid}, {address}. 먼저 멈추거나 다른 --data를 고르십시오.",
  lockNotTaken: "잠금 파일 {file}을(를) 잡지 못했습니다.",
  witnessesUnread: "증인을 정한 파일 {path}을(를) 읽을 수 없습니다.",
  oidcWrong: "{at}의 로그인 설정에 고칠 곳이 있습니다: {why}",
  variableUnset: "환경 변수 {name}이(가) 설정되어 있지 않습니다.",
  metricsPort: "지표를 내보낼 {address}을(를) 열 수 없습니다({why}). 다른 --metrics-port를 고르십시오.",
  worldLoaded: "세계 {world}을(를) 불러왔습니다. 사용자 {count}명.",
  room: "상황반: {address}",
  drillRoom: "상황반: {address}   [훈련]",
  signIn: "{operator}의 접속 주소입니다. 15분 안에 한 번만 쓸 수 있습니다:",
  signInReports: "신고는 {report}에서 받습니다. {operator}(으)로 로그인해 결정합니다(한 번, 15분 안에):",
  links: "다른 사용자의 접속 주소: {link}   ({operators})",
  drill: "훈련 하루 반 재현: {command}",
  stop: "멈추려면 Ctrl-C를 누르십시오.",
  working: "상황반 {address}의 작업을 처리합니다.",
  stopping: "멈춥니다 …",
  epochBegun:
    "데이터베이스를 되돌린 것으로 봅니다({because}). 시기 {number}을(를) 시작합니다. 번호는 이전보다 훨씬 큰 수에서 이어지며, 에이전트는 서명된 목록으로 이를 압니다. {time} 이후의 기록은 여기에 없으므로 기관에 다시 회신을 요청합니다. 이전 공개 자료는 pub/ 옆에 pub.before-epoch-{number}(으)로 보관합니다. 그사이 발령한 지시를 거기서 찾으십시오. 세션, 쓰지 않은 링크, 대기 중인 본인 확인은 모두 끝났으므로 모두 다시 로그인해야 합니다. 잃은 시간에 접속을 막은 조치(사용자 사용 중지, 패스키 삭제, 토큰과 에이전트 키 폐기)는 직접 다시 하십시오.",
  epochCause: {
    restored: "bongsu restore로 되돌림",
    "publication-ahead": "pub/가 데이터베이스보다 앞섬",
    "publication-missing": "pub/가 없음",
    "agent-report": "에이전트가 이 상황반의 더 나중 목록을 보여 줌",
    "by-hand": "--new-epoch로 알림",
  },
  otherKey:
    "이 데이터베이스는 다른 키({keyid})로 서명하는 상황반의 것입니다. 그 상황반의 프로그램을 시작하거나 그 키를 {file}에 두십시오. 키를 잃었다면 --new-key로 지금 있는 키를 기록합니다. 그러면 에이전트마다 새 키를 직접 전해야 합니다.",
  keyMissing:
    "이 상황반은 키 {keyid}(으)로 서명하는데 {file}이(가) 없습니다. 그 자리에 다른 키를 만들지 않았습니다. 백업에서 키를 되돌려 놓으십시오. 키를 잃었다면 --new-key로 새 키를 만듭니다. 그러면 에이전트마다 새 키를 직접 전해야 합니다.",
  otherOrigin:
    "사람과 에이전트는 이 상황반을 {recorded}(으)로 알고 있는데 {origin}(으)로 시작했습니다. 그 주소로 시작하거나(--port, BONGSU_ORIGIN) --new-origin으로 새 주소를 기록하십시오. 그러면 에이전트는 새 주소에서 동기화하며, 패스키는 호스트가 같을 때에만 쓸 수 있습니다.",
  intakeOffice: "{path}: 신고를 받을 기관 {office}이(가) 이 상황반의 편제에 없습니다.",
  intakeWrong: "{path}: {at}: {why}",
  logKeyGone:
    "이 상황반의 로그에 서명하는 키 {file}이(가) 없는데 로그는 이미 시작되었습니다. 백업에서 그 파일을 되돌려 놓으십시오. 키를 잃었다면 --new-key로 한 번 시작하십시오. 새 키를 만들며, 로그를 확인하는 쪽과 증인에게 새 공개 키를 직접 전해야 합니다.",
} as const satisfies SameKeys<typeof reference>;
