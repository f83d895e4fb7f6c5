/** What `bongsu sync` says, in Korean. */
import type { syncCommand as reference } from "#messages/en/terminal/sync-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const syncCommand = {
  usage:
    "bongsu sync --from 주소|폴더 --dir 폴더 [--key 키번호 | --trust 파일] [--root 파일] [--ecosystems 이름,…|all] [--allow-expired] [--token 토큰 | --addressing 파일] [--lang {languages}]",
  what: "상황반 주소나 /pub, 또는 폴더(이동식 저장장치)에서 새 조치 지시와 권고 묶음을 받아 검증합니다. 다시 실행해도 이미 받은 것은 받지 않으며, 바뀐 묶음은 상황반이 차분을 내놓은 경우 바뀐 부분만 받습니다.",
  option: {
    from: "--from  상황반 주소 또는 폴더 (기본값: BONGSU_ROOM)",
    key: "--key 키번호  다른 경로로 확인한 상황반 키 번호 (없으면 처음 본 키를 고정하고 보여 줍니다)",
    policy:
      "--policy 파일  따를 지시를 정하는 정책(bongsu.trust-policy/1). 없으면 상황반이 처음 보인 명부를 고정합니다",
    trust: "--trust 파일  이 keys.json의 키를 고정합니다. 이미 고정된 키도 바꿉니다",
    root: "--root 파일  공개 자료의 이 루트를 고정합니다. 이미 고정된 루트도 바꿉니다 (없으면 상황반의 서명된 목록이 처음 가리킨 루트를 고정하고 보여 줍니다)",
    ecosystems:
      '--ecosystems  이 생태계의 대조 묶음만 받습니다 (예: npm,pypi,deb-debian). 폴더가 기억하며 기본값은 all(전부)입니다. 나머지 생태계의 구성요소는 check에서 "대조 범위 밖"으로 나옵니다',
    allowExpired: "--allow-expired  기한이 지난 목록도 받습니다 (이동식 저장장치가 늦게 도착한 경우)",
    token: "--token 토큰  대상의 수만 알리는 지시가 이 기관을 대상으로 하는지도 상황반에 물어봅니다",
    addressing:
      "--addressing 파일  같은 것을 옮겨 온 파일에서 읽습니다. 상황반이 /api/addressing에서 답하는 그대로입니다",
  },
  exit: "종료 코드: 0 모두 받아 이해함, 2 실행할 수 없음, 3 받았으나 어떤 조치 지시에 알 수 없는 것이 있음.",
  refused:
    "거부: 알고 있는 것보다 오래된 목록, 기한이 지난 목록, 다른 키로 서명된 목록, 약속과 다른 파일, 실제 폴더에 온 훈련.",
  notEcosystem: "--ecosystems: {name}은(는) 생태계 이름이 아닙니다.",
  noPack: "--ecosystems: 상황반이 {name} 묶음을 공개하지 않습니다.",
  noPackNear: "--ecosystems: 상황반이 {name} 묶음을 공개하지 않습니다. {near}입니까?",
  unsettled:
    "{directive}: 대상인지는 기관마다 따로 알립니다. 물어볼 때까지(--token, --addressing) 이 기관이 대상인 것으로 봅니다",
  notAddressing: "{path}을(를) 읽을 수 없습니다.",
  notKeys: "{path}은(는) 읽을 수 있는 키 문서가 아닙니다.",
  index: "{room}: 목록 {sequence}번, 파일 {files}개 중 {fetched}개를 새로 받았습니다",
  bytes: "{bytes, number}바이트를 받았습니다",
  bytesSaved: "{bytes, number}바이트를 받았습니다. 차분으로 {saved, number}바이트를 아꼈습니다",
  left: "대조 묶음: {held}. 받지 않은 생태계: {left}",
  expired: "주의: 기한이 지난 목록을 받았습니다",
  indexShown:
    "{room}에는 여기서 아는 목록이 없었습니다. 백업에서 되돌린 것이므로 새 시기를 시작합니다. 1분 뒤에 다시 동기화하십시오.",
  newEpoch:
    "상황반을 백업에서 되돌렸습니다(시기 {number}, {begun} 시작). {restored} 이후의 기록은 상황반에 없습니다. 더 이상 보여 주지 않는 지시는 여기에서 계속 시행 중인 것으로 보고 아래에 적습니다. 상황반에 확인하세요.",
  answerAgain: "{directive}: 상황반이 잃은 시간에 회신을 확인해 주었습니다. 점검하고 다시 회신하세요.",
  newDirective: "새 조치 지시: {directive}",
  firstUse: "처음 만난 상황반의 키를 고정했습니다. 다른 경로(공문·전화)로 받은 번호와 같은지 확인하세요:",
  changed: "상황반이 키를 바꾸었고, 이전 키가 이를 서명했습니다. 앞으로 믿는 키:",
  pinned: "키를 고정했습니다:",
  rootPinned: "공개 자료의 루트({version}판)를 고정했습니다. 다른 경로로 받은 낱말과 같은지 확인하세요:",
  rootByHand: "건네준 공개 자료 루트({version}판)를 고정했습니다:",
  notRoot: "{path}은(는) 읽을 수 있는 공개 자료 루트가 아닙니다.",
  rosterPinned: "이제 이 명부의 기관이 충분히 서명한 지시만 여기에서 따릅니다: {sha256}",
  notPolicy: "{path}은(는) 신뢰 정책(bongsu.trust-policy/1)이 아닙니다.",
} as const satisfies SameKeys<typeof reference>;
