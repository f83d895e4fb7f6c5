/** What `bongsu publication` says, in Korean. */
import type { publicationCommand as reference } from "#messages/en/sealing/publication-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const publicationCommand = {
  usageNew:
    "bongsu publication root new --roles 역할파일 --office 키.pub… [--threshold K] [--days N] --out 루트",
  usageSign: "bongsu publication root sign 루트 --key 키 --out 루트",
  usageRotate:
    "bongsu publication root rotate 루트 --roles 역할파일 [--office 키.pub…] [--threshold K] [--days N] --out 다음루트",
  usageShow: "bongsu publication root show 루트",
  usagePut: "bongsu publication root put 루트 --data 폴더",
  optionRoles: "--roles 역할파일  상황반이 직접 서명하는 역할: 데이터 폴더의 keys/publication-roles.json",
  optionOffice:
    "--office 키.pub  루트에 서명하는 기관의 공개 키 (bongsu key new --purpose publication). 이 키는 다른 곳에 서명하지 않습니다",
  optionThreshold: "--threshold K  필요한 기관 수 (기본값: 과반, 또는 이전과 같음)",
  optionDays: "--days N  유효한 날 수 (기본값: 365)",
  optionKey: "--key 키  기관의 개인 키",
  what: "루트는 공개 자료에 어느 키가 서명하는지 정합니다(TUF). 한 번 만들어 기관마다 네트워크 없는 컴퓨터에서 서명하고 상황반의 키 옆에 둡니다. 그 뒤로 에이전트는 루트 없이는 아무것도 받지 않습니다. 다음 루트에는 이전 기관과 새 기관이 모두 서명합니다. show의 종료 코드: 0 서명이 충분함, 1 아직 부족함.",
  notRoles: "{path}은(는) 상황반 역할 문서(publication-roles.json)가 아닙니다.",
  otherKey: "{path}은(는) 이 세계의 공개 자료용 키가 아닙니다.",
  thresholdWrong: "기관 {offices}곳 가운데 {threshold}곳이 서명할 수는 없습니다.",
  notNumber: "--{option}에는 1 이상의 정수를 쓰세요.",
  made: "{out}에 썼습니다. 기관마다 서명을 받고, 이 낱말을 서로 확인하세요.",
  signed: "서명했습니다. {out}에 썼습니다.",
  unsigned: "{path}에 필요한 수의 기관, 또는 이전 루트의 기관이 서명하지 않았습니다.",
  put: "루트 {version}판을 두었습니다. 상황반이 1분 안에 공개합니다.",
  shown: "{room}의 루트 {version}판, {expires}까지 유효",
  signatures: "기관 {offices}곳 가운데 {signed}곳이 서명했습니다. {threshold}곳이 필요합니다.",
} as const satisfies SameKeys<typeof reference>;
