/** What operating systems say of files, in Japanese. */
import type { fileTrouble as reference } from "#messages/en/terminal/file-trouble.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const fileTrouble = {
  output: "出力",
  input: "入力",
  ENOENT: "{path}：その名前のファイルやフォルダーはありません",
  ENOTDIR: "{path}：パスの途中がファイルのため、その名前のファイルやフォルダーはありません",
  EISDIR: "{path}：ファイルが必要な場所にフォルダーがあります",
  EEXIST: "{path}：すでにあります",
  EACCES: "{path}：このユーザーには読み書きの権限がありません",
  EPERM: "{path}：このユーザーには読み書きの権限がありません",
  EROFS: "{path}：読み取り専用のファイルシステムです",
  ENOSPC: "{path}：ディスクがいっぱいで書き込めませんでした",
  EDQUOT: "{path}：ユーザーのディスク容量が残っていないため書き込めませんでした",
  EFBIG: "{path}：ファイルシステムの上限を超えるため書き込めませんでした",
  ERR_FS_FILE_TOO_LARGE: "{path} はここで読めるものより大きすぎます",
  ENAMETOOLONG: "{path}：名前が長すぎます",
  ELOOP: "{path}：リンクが循環しています",
  ENXIO: "{path}：ファイルではなくソケットまたはデバイスです",
  EBUSY: "{path}：使用中です",
  EIO: "{path}：ディスクの障害で読み書きできませんでした",
  EMFILE: "{path}：開いているファイルが多すぎます",
} as const satisfies SomeKeys<typeof reference>;
