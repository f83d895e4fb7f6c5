/** `bongsu case invite`, `invitation`, `copy`가 하는 말: 서로 접근 권한이 없는 상황반과 사건을 함께 다루는 봉인 파일, 한국어. */
import type { caseExchange as reference } from "#messages/en/room/case-exchange.ts";
import type { SameKeys } from "#messages/keys.ts";

export const caseExchange = {
  usage: {
    invite:
      "bongsu case invite 사건 --sealed (--name 이름 --to 열쇠.pub [--role room] [--contact 메일] [--reads en|ko] [--zone 시간대] | --participant ID [--to 열쇠.pub]) [--days 14] --out 파일 [--room 주소 --token 토큰]",
    show: "bongsu case invitation show 파일 --key 열쇠 [--trust keys.json] [--format text|json]",
    answer:
      "bongsu case invitation accept|decline|reply 파일 --key 열쇠 [--text 파일] (--trust keys.json | --allow-unknown-room) --out 회신",
    supplier:
      "bongsu case invitation answer 파일 --key 열쇠 (--say 답변 [--product 이름] [--from 버전 --to 버전] [--justification 이유] [--fixed-in 버전] [--on 날짜] | --document VEX.json) [--text 파일] (--trust keys.json | --allow-unknown-room) --out 회신",
    file: "bongsu case invitation reply 파일 --file 첨부 --key 열쇠 [--text 파일] (--trust keys.json | --allow-unknown-room) --out 회신",
    take: "bongsu case invitation take 회신 --case 사건 [--room 주소 --token 토큰]",
    copy: "bongsu case copy 사건 --participant ID --out 파일 [--room 주소 --token 토큰]",
  },
  what: "invite, copy, take는 조율 담당자의 명령입니다. 초대장과, 수락한 뒤에는 고유한 표식이 있는 사본을 다른 상황반의 키로 봉인합니다. 돌아온 파일은 한 번씩만 사건에 받아들입니다.",
  whatAnswer:
    "show, accept, decline, reply는 초대받은 상황반의 명령이며 어디에도 접속하지 않습니다. 초대장에는 제품, 심각도 등급, 날짜, 보류 조건이 있습니다. 공개 보류를 먼저 수락하며, 회신은 초대한 담당 기관의 키로 봉인됩니다.",
  optionSay:
    "--say: received(받았음), need-information(정보 필요), affected(영향 있음, --from과 --to), not-affected(영향 없음, --justification), fix(수정, --fixed-in과 --on), cannot(수정 불가), more-time(기한 연장, --on에 날짜). --text에 설명을 적습니다. --document: CSAF, OpenVEX, CycloneDX 문서가 말하는 대로",
  optionInvited:
    "--sealed: 링크 대신 파일로. --name, --to: 초대할 상대와 봉인에 쓸 공개 키. --role: finder, supplier, deployer, room, expert. --reads: 상대가 읽는 언어",
  optionKey: "--key KEY: 초대받은 담당 기관의 봉인용 개인 키",
  optionTrust:
    "--trust keys.json: 초대한 상황반이 공개한 키(/pub/keys.json)로, 다른 경로로 받은 것. 없으면 누가 만든 파일인지 아무도 보증하지 않으므로, 그렇다는 말과 함께 보여 주기만 하며 --allow-unknown-room을 주어야 회신합니다. 이때는 모르는 사람에게 참여 사실을 알리게 될 수 있습니다",
  invitation: "{office}의 사건 초대장 ({room})",
  copy: "{office}의 사건 사본 ({room}), 작성 {madeAt}",
  product: "제품: {product}",
  severity: "심각도: {severity}",
  severities: { low: "낮음", medium: "보통", high: "높음", critical: "심각", unknown: "알 수 없음" },
  asRole: "참여 역할: {roles}",
  role: {
    finder: "발견자",
    supplier: "공급사",
    deployer: "운영 기관",
    coordinator: "조율 담당자",
    room: "상황반",
    expert: "전문가",
  },
  embargo: "공개 보류: {state}",
  embargoState: {
    none: "없음",
    proposed: "제안됨",
    active: "적용 중",
    revise: "적용 중, 변경이 제안됨",
    exited: "끝남",
  },
  noEmbargo: "요청된 공개 보류가 없습니다.",
  ends: "끝나는 때: {ends}",
  policy:
    "조건: {rule}. 다른 발견자가 확인되면 {rediscoveryDays, plural, other {#일}}, 공격 코드가 나오면 {exploitedDays, plural, other {#일}}로 줄어듭니다",
  until: "회신 기한: {expires}",
  signedBy: "상황반의 키 {key}로 서명되었습니다.",
  notVouched: "누가 만든 파일인지 아무도 보증하지 않습니다. --trust keys.json으로 확인하십시오.",
  roomUnknown:
    "누가 만든 초대장인지 아무도 보증하지 않으며, 회신은 그것을 만든 사람의 키로 봉인됩니다. --trust keys.json으로 상황반의 키를 지정하거나, 위험을 알고 회신하려면 --allow-unknown-room을 주십시오.",
  marked: "이 사본에는 고유한 표식이 있어 유출되면 어느 사본인지 드러납니다.",
  textKind: {
    invitation: "초대 내용",
    about: "취약점 내용",
    participant: "참여자",
    message: "메시지",
    answer: "답변",
    products: "제품",
  },
  member: {
    product: "제품",
    severity: "심각도",
    title: "제목",
    summary: "설명",
    participant: "식별자",
    name: "이름",
    contact: "연락처",
    text: "글",
    kind: "답변",
    note: "설명",
    from: "시작 버전",
    to: "마지막 영향 버전",
    version: "버전",
    date: "날짜",
    justification: "이유",
    ends: "기한",
    zone: "시간대",
    products: "제품 목록",
    fileName: "파일",
    fileBytes: "바이트",
  },
  filesLeft: "사건의 파일 {count, plural, other {#개}}는 들어 있지 않습니다. 담당 기관에 요청하십시오.",
  acceptedTerms: "{ends}까지 공개 보류를 수락합니다.",
  written: {
    accept:
      "{out}은(는) {keyid} 키로 봉인되었습니다. 담당 기관에 보내십시오. 담당 기관이 받아들이기 전에는 수락된 것이 아닙니다.",
    decline: "{out}은(는) {keyid} 키로 봉인되었습니다. 담당 기관에 보내면 사양한 것으로 기록됩니다.",
    message: "{out}은(는) {keyid} 키로 봉인되었습니다. 담당 기관에 보내면 메시지로 받아들입니다.",
    answers:
      "{out}은(는) {keyid} 키로 봉인되었습니다. 담당 기관에 보내십시오. 담당 기관이 받아들이기 전에는 답변한 것이 아닙니다.",
    file: "{out}은(는) {keyid} 키로 봉인되었습니다. 담당 기관에 보내면 파일을 사건에 넣습니다.",
  },
  invited:
    "{out}은(는) {participant}의 초대장이며 {expires}까지 회신할 수 있습니다. 상대의 키만 열 수 있습니다.",
  copied:
    "{out}에는 {participant}이(가) 읽을 수 있는 글 {texts, plural, other {#건}}이 고유한 표식과 함께 있습니다.",
  taken: {
    accept: "{participant}이(가) 공개 보류를 수락하고 참여합니다.",
    decline: "{participant}이(가) 사양했습니다.",
    message: "{participant}의 메시지를 사건에 넣었습니다.",
    answers: "{participant}이(가) 공급사로서 한 답변을 사건에 넣었습니다.",
    file: "{participant}의 파일을 사건에 넣었습니다.",
  },
  tooLarge: "너무 큽니다.",
  noCaseFile: "초대장도 사건 사본도 아닙니다.",
  notOfRoom:
    "{trust}의 어떤 키로도 {path}이(가) 서명되지 않았습니다. 그 상황반의 것이 아니거나 바뀌었습니다.",
  notInvitation: "{path}은(는) 사본입니다. 받은 초대장 파일로 회신하십시오.",
  over: "이 초대장의 회신 기한은 {expires}까지였습니다. 담당 기관에 새로 요청하십시오.",
  textLength: "--text는 1자에서 {longestAnswer}자까지의 파일입니다.",
  noAnswerKey: "초대장에 회신을 봉인할, 같은 세계의 봉인용 키가 없습니다.",
  answerKind: "--say는 다음 중 하나입니다: {kinds}.",
  answerLacks: "이 답변에는 {option}이(가) 필요합니다.",
  answerReason: "--justification은 다음 중 하나입니다: {reasons}.",
  answerNoEmbargo: "늦출 수 있는 공개 보류가 요청되어 있지 않습니다.",
  answerWrong: "답변이 아닙니다. 버전과 제품은 300자, 설명은 4,000자까지이며 날짜는 2027-01-31처럼 적습니다.",
  answerDocument:
    "{path}에는 답변이 될 내용이 없습니다. CSAF, OpenVEX, CycloneDX 문서여야 하고, 영향 없음에는 표준 이유가 있어야 합니다.",
  answerUnreasoned: "표준 이유 없이 영향 없음이라고 하여 답변하지 않습니다: {product}",
  fileWrong: "{path}: 비어 있거나, 이름에 보이지 않는 글자가 있습니다.",
  daysWrong: "--days는 1에서 {mostDays}까지의 정수입니다.",
  roleWrong: "{role} 역할은 없습니다. 있는 역할: {roles}.",
  roomMissing: "--room과 --token(또는 BONGSU_ROOM과 BONGSU_TOKEN)이 필요합니다.",
} as const satisfies SameKeys<typeof reference>;
