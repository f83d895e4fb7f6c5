/** `bongsu case invite`、`invitation`、`copy` の文言: 互いにアクセスのない状況室と封印ファイルで案件を扱う、日本語。 */
import type { caseExchange as reference } from "#messages/en/room/case-exchange.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const caseExchange = {
  usage: {
    invite:
      "bongsu case invite CASE --sealed (--name NAME --to KEY.pub [--role room] [--contact MAIL] [--reads en|ko] [--zone ZONE] | --participant ID [--to KEY.pub]) [--days 14] --out FILE [--room URL --token TOKEN]",
    show: "bongsu case invitation show FILE --key KEY [--trust keys.json] [--format text|json]",
    answer:
      "bongsu case invitation accept|decline|reply FILE --key KEY [--text FILE] (--trust keys.json | --allow-unknown-room) --out ANSWER",
    take: "bongsu case invitation take ANSWER --case CASE [--room URL --token TOKEN]",
    copy: "bongsu case copy CASE --participant ID --out FILE [--room URL --token TOKEN]",
  },
  what: "invite、copy、take は調整担当者のコマンドです。招待状と、受諾後は固有の印のある写しを、相手の状況室の鍵で封印します。戻ったファイルは一度だけ案件に取り込みます。",
  whatAnswer:
    "show、accept、decline、reply は招待された状況室のコマンドで、どこにも接続しません。招待状には製品、深刻度の区分、日付、公開保留の条件があります。先に公開保留を受諾し、回答は招待した担当機関の鍵で封印されます。",
  optionInvited:
    "--sealed: リンクではなくファイルで。--name、--to: 招待する相手と封印に使う公開鍵。--role: finder、supplier、deployer、room、expert。--reads: 相手が読む言語",
  optionKey: "--key KEY: 招待された担当機関の封印用の秘密鍵",
  optionTrust:
    "--trust keys.json: 招待した状況室が公開する鍵 (/pub/keys.json) を別の経路で得たもの。なければ誰が作ったファイルかを誰も保証しないため、そう示して表示するだけで、回答には --allow-unknown-room が必要です",
  invitation: "{office} からの案件の招待状 ({room})",
  copy: "{office} の案件の写し ({room})、作成 {madeAt}",
  product: "製品: {product}",
  severity: "深刻度: {severity}",
  severities: { low: "低", medium: "中", high: "高", critical: "緊急", unknown: "不明" },
  asRole: "参加する役割: {roles}",
  role: {
    finder: "発見者",
    supplier: "供給者",
    deployer: "運用機関",
    coordinator: "調整担当者",
    room: "状況室",
    expert: "専門家",
  },
  embargo: "公開保留: {state}",
  embargoState: {
    none: "なし",
    proposed: "提案中",
    active: "発効中",
    revise: "発効中、変更が提案されています",
    exited: "終了",
  },
  noEmbargo: "公開保留は求められていません。",
  ends: "終了: {ends}",
  policy:
    "条件: {rule}。別の発見者が確認されると {rediscoveryDays, plural, other {#日}}、攻撃コードが出ると {exploitedDays, plural, other {#日}}に短縮されます",
  until: "回答期限: {expires}",
  signedBy: "状況室の鍵 {key} で署名されています。",
  notVouched: "誰が作ったファイルかを誰も保証しません。--trust keys.json で確かめてください。",
  roomUnknown:
    "誰が作った招待状かを誰も保証せず、回答は作った者の鍵で封印されます。--trust keys.json で状況室の鍵を指定するか、承知の上なら --allow-unknown-room を指定してください。",
  marked: "この写しには固有の印があり、漏れればどの写しかが分かります。",
  textKind: {
    invitation: "招待の内容",
    about: "脆弱性の内容",
    participant: "参加者",
    message: "メッセージ",
    answer: "回答",
    products: "製品",
  },
  filesLeft: "案件のファイル {count, plural, other {#件}}は含まれません。担当機関に求めてください。",
  acceptedTerms: "{ends} までの公開保留を受諾します。",
  written: {
    accept:
      "{out} は {keyid} の鍵で封印されました。担当機関に送ってください。担当機関が取り込むまで受諾になりません。",
    decline: "{out} は {keyid} の鍵で封印されました。担当機関に送れば辞退として記録されます。",
    message: "{out} は {keyid} の鍵で封印されました。担当機関に送ればメッセージとして取り込まれます。",
  },
  invited: "{out} は {participant} への招待状で、{expires} まで回答できます。相手の鍵でのみ開けます。",
  copied: "{out} には {participant} が読める文 {texts, plural, other {#件}}が固有の印とともに入っています。",
  taken: {
    accept: "{participant} が公開保留を受諾し、参加します。",
    decline: "{participant} が辞退しました。",
    message: "{participant} のメッセージを案件に入れました。",
  },
  tooLarge: "大きすぎます。",
  noCaseFile: "招待状でも案件の写しでもありません。",
  notOfRoom: "{trust} のどの鍵も {path} に署名していません。その状況室のものでないか、変更されています。",
  notInvitation: "{path} は写しです。受け取った招待状のファイルで回答してください。",
  over: "この招待状の回答期限は {expires} でした。担当機関に新しいものを求めてください。",
  textLength: "--text は 1 から {longestAnswer} 文字のファイルです。",
  noAnswerKey: "招待状に、回答を封印できる同じ世界の封印用の鍵がありません。",
  daysWrong: "--days は 1 から {mostDays} までの整数です。",
  roleWrong: "役割 {role} はありません。あるのは {roles} です。",
  roomMissing: "--room と --token (または BONGSU_ROOM と BONGSU_TOKEN) が必要です。",
} as const satisfies SomeKeys<typeof reference>;
