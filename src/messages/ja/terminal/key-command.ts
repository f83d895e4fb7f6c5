/** What `bongsu key` says, in Japanese. */
import type { keyCommand as reference } from "#messages/en/terminal/key-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const keyCommand = {
  usageNew:
    "bongsu key new --purpose 用途 --out 鍵ファイル [--drill] [--passphrase-file ファイル] [--place URI]",
  usageShow: "bongsu key show 鍵ファイル [--words 単語]",
  usageRotate: "bongsu key rotate --key 旧鍵 --out 新鍵",
  usageRevoke: "bongsu key revoke --key 鍵ファイル --out ファイル [--reason 理由]",
  usage: "bongsu key new --dir フォルダー --organization 機関番号 [--replace]",
  optionPurpose:
    "--purpose 用途  order（指示）、publication（公開）、log（記録）、receipt（受領証）、sealing（封緘）：鍵一つは一つの用途にだけ使います",
  optionDrill: "--drill  訓練用の鍵：この鍵で署名したものが実際として扱われることはありません",
  optionPassphrase:
    "--passphrase-file ファイル  秘密鍵を守る合言葉が一行入ったファイル（BONGSU_PASSPHRASE_FILE、または systemd の資格情報 bongsu-passphrase も使えます）",
  optionPlace:
    "--place URI  従来暗号の半分をトークンの中で作り、外に出しません：pkcs11:token=T;object=名前?module-path=ファイル",
  optionPin:
    "--pin-file ファイル  トークンの PIN が入ったファイル（BONGSU_PIN_FILE、または systemd の資格情報 bongsu-pin も使えます）",
  optionWords: "--words 単語  読み上げられた単語：この鍵の単語でなければ終了コードは 1 です",
  whatPurpose:
    "鍵ファイル（本人だけが読めます）と鍵ファイル.pub を作ります。公開鍵は電話で照合できるよう 16 の単語で示します。rotate は両方の鍵が署名した新鍵.change を、revoke はその鍵が署名した失効文書を作ります。",
  what: "フォルダー/keys に Ed25519 鍵を作り（本人だけが読めます）、公開部分を出力します。その部分だけを状況室に登録してください。残りは外に出ません。",
  organization: "機関：{organization}",
  keyid: "鍵番号：{keyid}",
  publicKey: "公開鍵（Ed25519、状況室に登録）：{publicKey}",
  algorithm: "アルゴリズム：{algorithm}",
  shown: "{purpose}の鍵（{world}）",
  worldDrill: "訓練",
  worldReal: "実際",
  words: "単語：",
  purpose: {
    order: "指示",
    publication: "公開資料",
    log: "記録",
    receipt: "受領証",
    sealing: "封緘",
  },
  compared: {
    same: "単語はこの鍵のものです。",
    "other-key": "単語は正しいものの、別の鍵のものです。この鍵を使わないでください。",
    misheard: "単語を一つ以上聞き違えたか、抜かしています。もう一度尋ねてください。",
    unknown: "「{word}」は一覧にない単語です。",
  },
  changed:
    "{change} は、新しい鍵が {path} に代わることを両方の鍵の署名で示します。これを公開してから、古い鍵を失効させてください。",
  sealAgain:
    "{path} 宛てに封緘されたものは、その鍵で読めるままです。新しい鍵宛てに封緘し直してください：bongsu seal remove --key {path} --to {out}.pub --out 結果 ファイル",
  revoked: "{out} は、{path} が失効したことをその鍵自身の署名で示します。公開してください。",
  unprotected:
    "{path} を守るのはファイルの権限だけです。合言葉が与えられていません（--passphrase-file、BONGSU_PASSPHRASE_FILE、systemd の資格情報 bongsu-passphrase）。",
  secretEmpty: "{path} は空です",
  fileThere: "{path} は既にあります。何も上書きしていません",
  providerUnknown: "{place}：知られている提供元（{schemes}）の場所ではありません",
  placeLacks: "{place}：{name} がありません",
  placeForSigning: "封緘用の鍵はファイルに置きます。--place は署名用の鍵のためのものです。",
  pinMissing:
    "トークンの PIN が必要です：--pin-file、BONGSU_PIN_FILE、または systemd の資格情報 bongsu-pin。",
  tokenRefuses: "トークンが拒みました：{detail}",
  tokenSignsWrong: "{place}：トークンの試し署名が正しくありません。鍵ファイルは書いていません",
  purposeUnknown: "{purpose} という用途はありません。用途：{purposes}",
  cannotSign: "{path} は封緘用の鍵なので、署名できません",
  cannotOpen: "{path} は封緘用の鍵ではないので、開けません",
  notForPublications: "{path} はファイルにある公開資料用の鍵ではありません",
  notForLogs: "{path} はファイルにあるログ用の鍵ではありません",
  nodeTooOld: "鍵の合言葉には Node 24.7 以上が必要です。現在は {node} です。",
  notPrivate: "{path} は秘密鍵（bongsu.private-key/1）ではありません",
  unreadable: "{path}：読める JSON ファイルではありません",
  fileWrong: "{path}：{why}",
} as const satisfies SomeKeys<typeof reference>;
