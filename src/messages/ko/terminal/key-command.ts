/** What `bongsu key` says, in Korean. */
import type { keyCommand as reference } from "#messages/en/terminal/key-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const keyCommand = {
  usageNew: "bongsu key new --purpose 용도 --out 키파일 [--drill] [--passphrase-file 파일] [--place URI]",
  usageShow: "bongsu key show 키파일 [--words 낱말]",
  usageRotate: "bongsu key rotate --key 옛키 --out 새키",
  usageRevoke: "bongsu key revoke --key 키파일 --out 파일 [--reason 사유]",
  usage: "bongsu key new --dir 폴더 --organization 기관번호 [--replace]",
  optionPurpose:
    "--purpose 용도  order(지시), publication(공개), log(기록), receipt(접수증), sealing(봉인): 키 하나는 한 용도에만 씁니다",
  optionDrill: "--drill  훈련용 키: 이 키로 서명한 것은 실제로 받아들여지지 않습니다",
  optionPassphrase:
    "--passphrase-file 파일  개인키를 보호하는 암호가 한 줄 들어 있는 파일 (BONGSU_PASSPHRASE_FILE 또는 systemd 자격 증명 bongsu-passphrase도 됩니다)",
  optionPlace:
    "--place URI  고전 암호 쪽 절반을 보안 토큰 안에서 만들고 밖으로 꺼내지 않습니다: pkcs11:token=T;object=이름?module-path=파일",
  optionPin:
    "--pin-file 파일  토큰의 PIN이 들어 있는 파일 (BONGSU_PIN_FILE 또는 systemd 자격 증명 bongsu-pin도 됩니다)",
  optionWords: "--words 낱말  상대가 불러 준 낱말: 이 키의 낱말이 아니면 종료 코드가 1입니다",
  whatPurpose:
    "키파일(본인만 읽을 수 있음)과 키파일.pub을 만듭니다. 공개키는 전화로 대조할 수 있게 낱말 16개로 보여 줍니다. rotate는 두 키가 모두 서명한 새키.change를, revoke는 그 키로 서명한 폐기 문서를 만듭니다.",
  what: "폴더/keys에 Ed25519 키를 만들고(본인만 읽을 수 있음) 공개 부분을 출력합니다. 그 부분만 상황반에 등록하세요. 나머지는 밖으로 나가지 않습니다.",
  organization: "기관: {organization}",
  keyid: "키 번호: {keyid}",
  publicKey: "공개키(Ed25519, 상황반에 등록): {publicKey}",
  algorithm: "알고리즘: {algorithm}",
  shown: "{purpose}용 키 ({world})",
  worldDrill: "훈련",
  worldReal: "실제",
  words: "낱말:",
  purpose: {
    order: "지시",
    publication: "공개 자료",
    log: "기록",
    receipt: "접수증",
    sealing: "봉인",
  },
  compared: {
    same: "낱말이 이 키의 것과 같습니다.",
    "other-key": "낱말은 맞지만 다른 키의 것입니다. 이 키를 쓰지 마세요.",
    misheard: "낱말 하나 이상을 잘못 들었거나 빠뜨렸습니다. 다시 물어보세요.",
    unknown: '"{word}"은(는) 목록에 없는 낱말입니다.',
  },
  changed:
    "{change}는 새 키가 {path}를 대신한다는 것을 두 키의 서명으로 밝힙니다. 이 파일을 공개한 뒤 옛 키를 폐기하세요.",
  sealAgain:
    "{path} 앞으로 봉인된 것은 그 키로 계속 열립니다. 새 키 앞으로 다시 봉인하세요: bongsu seal remove --key {path} --to {out}.pub --out 결과 파일",
  revoked: "{out}은(는) {path}가 폐기되었음을 그 키의 서명으로 밝힙니다. 이 파일을 공개하세요.",
  unprotected:
    "{path}은(는) 파일 권한으로만 보호됩니다. 암호가 주어지지 않았습니다(--passphrase-file, BONGSU_PASSPHRASE_FILE, systemd 자격 증명 bongsu-passphrase).",
  secretEmpty: "{path}이(가) 비어 있습니다",
  fileThere: "{path}이(가) 이미 있습니다. 아무것도 덮어쓰지 않았습니다",
  providerUnknown: "{place}: 알려진 제공자({schemes})의 위치가 아닙니다",
  placeLacks: "{place}: {name} 항목이 없습니다",
  placeForSigning: "봉인용 키는 파일에 둡니다. --place는 서명용 키에만 씁니다.",
  pinMissing: "토큰의 PIN이 필요합니다: --pin-file, BONGSU_PIN_FILE 또는 systemd 자격 증명 bongsu-pin.",
  tokenRefuses: "토큰이 거부했습니다: {detail}",
  tokenSignsWrong: "{place}: 토큰의 시험 서명이 맞지 않습니다. 키 파일을 쓰지 않았습니다",
  purposeUnknown: "{purpose}은(는) 없는 용도입니다. 용도: {purposes}",
  cannotSign: "{path}은(는) 봉인용 키라서 서명할 수 없습니다",
  cannotOpen: "{path}은(는) 봉인용 키가 아니라서 열 수 없습니다",
  notForPublications: "{path}은(는) 파일에 있는 공개 자료용 키가 아닙니다",
  notForLogs: "{path}은(는) 파일에 있는 로그용 키가 아닙니다",
  nodeTooOld: "키의 암호를 쓰려면 Node 24.7 이상이 필요합니다. 지금은 {node}입니다.",
  notPrivate: "{path}은(는) 개인키(bongsu.private-key/1)가 아닙니다",
  unreadable: "{path}: 읽을 수 있는 JSON 파일이 아닙니다",
  fileWrong: "{path}: {why}",
} as const satisfies SameKeys<typeof reference>;
