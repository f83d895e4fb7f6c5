/** What `bongsu backup` and `bongsu restore` say, in Korean. */
import type { backup as reference } from "#messages/en/room/backup.ts";
import type { SameKeys } from "#messages/keys.ts";

export const backup = {
  newBase: "새 기본 백업: {bytes, number}바이트. 임시 데이터베이스에 복원해 보았으며 정상입니다.",
  log: "로그 조각 {segments, number}개를 가져왔습니다. 모두 {bytes, number}바이트입니다.",
  good: "백업이 정상입니다. {from}부터 {until}까지 복원할 수 있으며, 마지막으로 복원해 본 시각은 {tried}입니다. {seconds, number}초 걸렸습니다.",
  restored:
    "상황반을 {data}에 복원했습니다. 기록부의 마지막 항목은 {newest}입니다. {seconds, number}초 걸렸습니다. bongsu serve로 시작하면 새 시기가 시작되고, 에이전트는 서명된 목록으로 이를 압니다.",
  setAside: "이전 자료는 {path}에 보관했습니다. 필요 없어지면 지우십시오.",
  optionMissing: "{option} 옵션이 필요합니다. --help를 보십시오.",
  noPassphrase: "{path}을(를) 읽을 수 없습니다. 암호문구가 들어 있어야 합니다.",
  shortPassphrase: "{path}의 암호문구가 {least}자보다 짧습니다. 상황반의 키를 보호하는 암호문구입니다.",
  noBackup: "{path}에 상황반 백업이 없습니다.",
  notEmpty: "{path}에 다른 것({name})이 있습니다. 백업은 빈 폴더에서 시작합니다.",
  otherRoom: "{path}은(는) 다른 상황반의 백업입니다. 상황반마다 폴더를 따로 쓰십시오.",
  insideData: "{out}은(는) 데이터 폴더 {data} 안에 있어 함께 잃게 됩니다. 다른 디스크의 폴더를 고르십시오.",
  wrongPassphrase: "암호문구로 {file}을(를) 열 수 없습니다. 아무것도 바꾸지 않았습니다.",
  damaged: "{file}이(가) 손상되었습니다. 기록한 것과 다릅니다. 아무것도 바꾸지 않았습니다.",
  missing:
    "{file}이(가) 없습니다. 이 파일 없이는 그 시각으로 복원할 수 없습니다. 아무것도 바꾸지 않았습니다.",
  notReached:
    "{to}은(는) 이 백업에 없습니다. 백업은 {first}부터 {last}까지입니다. 아무것도 바꾸지 않았습니다.",
  noInstant: "--to {to}: 2026-05-14T09:30:00+09:00 같은 시각이어야 합니다.",
  roomThere:
    "{data}에 이미 상황반이 있어 아무것도 바꾸지 않았습니다. --replace를 쓰면 백업이 그 자리에 들어가고, 있던 것은 옆에 보관합니다.",
  restoreBrokenOff:
    "{data}에 복원하다가 중단되어 아무것도 제자리에 놓이지 않았습니다. bongsu restore를 다시 실행하거나 폴더를 지우십시오.",
  outsideBackup:
    "이 상황반의 데이터베이스는 다른 서버(DATABASE_URL)에 있습니다. pg_basebackup과 로그 보관, pgBackRest, 제공자의 스냅숏 등 그 서버의 도구로 백업하십시오. 이 명령은 데이터베이스를 복사하지 않습니다. {keys}은(는) 암호화하여 따로 백업하십시오.",
  outsideRestore:
    "이 상황반의 데이터베이스는 다른 서버(DATABASE_URL)에 있습니다. 백업한 도구로 그 서버에서 복원하십시오. 키를 {keys}에 되돌린 다음, 같은 번호를 다시 쓰지 않도록 --new-epoch로 한 번 시작하십시오.",
} as const satisfies SameKeys<typeof reference>;
