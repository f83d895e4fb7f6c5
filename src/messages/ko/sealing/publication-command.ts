/** What `bongsu publication` says, in Korean. */
import type { publicationCommand as reference } from "#messages/en/sealing/publication-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const publicationCommand = {
  usageNew:
    "bongsu publication root new --roles 역할파일 --office 키.pub… [--lead 기관=키.pub…] [--threshold K] [--days N] --out 루트",
  usageSign: "bongsu publication root sign 루트 --key 키 --out 루트",
  usageRotate:
    "bongsu publication root rotate 루트 --roles 역할파일 [--office 키.pub…] [--lead 기관=키.pub…] [--threshold K] [--days N] --out 다음루트",
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
  usageRoleShow: "bongsu publication role show 파일 [--root 루트] [--before 파일]",
  usageRoleSign: "bongsu publication role sign 파일 --key 키 [--before 파일] --out 출력",
  usageRolePut: "bongsu publication role put 파일 --data 폴더",
  optionLead:
    "--lead 기관=키.pub  상황반 밖의 키로 자기 지시에 서명하는 주관 기관 (키가 여럿이면 되풀이). 기관=room은 상황반의 키에 되돌려 줍니다",
  optionLeadThreshold: "--lead-threshold K  주관 기관의 키 보유자 가운데 필요한 수 (기본값: 과반)",
  optionRoot: "--root 루트  누가 서명해야 하는지 정한 루트 (role show)",
  optionBefore:
    "--before 파일  이전 문서와 무엇이 다른지 보입니다: + 새것, ~ 내용이 다름, - 없어짐 (role show, role sign)",
  whatRole:
    "역할은 주관 기관 하나가 보증하는 것, 곧 그 기관의 지시와 그 사실입니다. 키가 상황반에 없으면 상황반이 서명할 문서를 폴더의 keys/to-sign에 씁니다. 보유자는 내용을 보고 네트워크 없는 컴퓨터에서 서명해 role put으로 가져옵니다. 그때까지 에이전트는 새로운 것을 따르지 않고 그 사실을 알립니다. role show의 종료 코드: 0 서명이 충분함, 1 아직 부족하거나 루트를 주지 않음.",
  notRole: "{path}은(는) 주관 기관의 역할 문서가 아닙니다.",
  notLead: "--lead에는 기관=키.pub 또는 기관=room을 쓰세요. {office}은(는) 이 상황반의 기관이 아닙니다.",
  leadForm: "--lead에는 {text}이(가) 아니라 기관=키.pub 또는 기관=room을 쓰세요.",
  leadUnnamed:
    "이전 루트는 {role}을(를) 상황반의 것이 아닌 키에 맡겼습니다. 그 키를 다시 쓰거나(--lead {office}=키.pub) 상황반에 맡기세요(--lead {office}=room).",
  leadsShown: "주관 기관의 역할, 서명해야 하는 키의 수와 그 키:",
  delegationsWords: "누가 어느 경로를 맡는지에 대한 낱말입니다. 이것도 서로 확인하세요:",
  roleShown: "{room}의 {role} {version}판, {expires}까지 유효",
  roleWhole: "보증하는 것은 이것이 전부입니다. 다른 보유자와 이 낱말을 확인하세요:",
  roleAgainst: "표시는 이전 문서와 다른 점입니다. 다른 보유자와 이 낱말을 확인하세요:",
  roleSignatures: "보유자 {holders}명 가운데 {signed}명이 서명했습니다. {threshold}명이 필요합니다.",
  roleWithoutRoot: "루트 없이는 서명이 충분한지 말할 수 없습니다(--root 루트).",
  roleOfOther: "루트 {version}판에 {role}이(가) 없거나, 다른 상황반 또는 다른 세계의 것입니다.",
  noRoot: "{data}에 공개 자료의 루트가 없습니다.",
  roleUnsigned: "{path}에는 루트 {root}판이 정한 보유자의 서명이 모자랍니다.",
  roleOlder: "{path}은(는) 이미 둔 {version}판보다 오래되었습니다.",
  rolePut: "{role} {version}판을 두었습니다. 상황반이 1분 안에 공개합니다.",
} as const satisfies SameKeys<typeof reference>;
