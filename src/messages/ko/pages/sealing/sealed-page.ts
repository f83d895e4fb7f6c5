/** Keys that open what is sealed, in Korean. */
import type { sealedPage as reference } from "#messages/en/pages/sealing/sealed-page.ts";
import type { SameKeys } from "#messages/keys.ts";

export const sealedPage = {
  title: "봉인",
  lead: "봉인된 것은 받을 사람의 키로만 열립니다. 키는 상황반 프로세스의 메모리에서 몇 시간 동안만 풀립니다. 다시 시작하면 잠기며, 봉인되지 않은 일은 그대로 진행됩니다.",
  keys: "키",
  intake: "상황반의 접수",
  unlocked: "풀림, 끝나는 때",
  unlockedAlways: "상황반이 실행되는 동안 풀림",
  locked: "잠김",
  waits: "봉인된 것 {count}건이 이 키를 기다립니다. 가장 오래된 것:",
  unlock: "소속 기관의 키 풀기",
  lock: "다시 잠그기",
  file: "개인 키",
  fileHint: "KEY 파일. 상황반 컴퓨터에 파일이 있으면(데이터 아래 keys/offices/) 비워 두십시오.",
  passphrase: "암호",
  passphraseHint: "파일이 보호되어 있으면 필요합니다. 파일도 암호도 보관하지 않습니다.",
  span: "얼마 동안",
  hours: "{hours}시간",
  register: "소속 기관의 키 등록",
  publicKey: "공개 키",
  publicKeyHint:
    "bongsu key new --purpose sealing이 만든 KEY.pub. 앞으로 봉인하는 것은 이 키로, 전에 봉인한 것은 전의 키로 열립니다.",
  history: "소속 기관의 키에 한 일",
  act: { registered: "등록", unlocked: "풀기", locked: "잠그기", refused: "실패한 시도" },
} as const satisfies SameKeys<typeof reference>;
