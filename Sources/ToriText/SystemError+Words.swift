import Glibc
import ToriSystem

extension SystemError {
  /// Such as `Permission denied`; what seldom happens is in the system's words alone.
  package var message: LocalizedText {
    LocalizedText("\(systemMessage)", ja: "\(Self.japanese[number] ?? systemMessage)")
  }

  private static let japanese: [Int32: String] = [
    EPERM: "許されていない", ENOENT: "そのようなファイルやフォルダはない", EIO: "入出力エラー",
    EACCES: "アクセス権がない", EEXIST: "すでにある", ENOTDIR: "フォルダではない", EISDIR: "フォルダである",
    EMFILE: "開いたファイルが多すぎる", ENOSPC: "空き容量がない", EROFS: "読むだけの場所である",
    ENAMETOOLONG: "名前が長すぎる", ELOOP: "リンクが巡っている", ENOTSUP: "普通のファイルではない",
    EDQUOT: "割り当てを使い切った", EFBIG: "ファイルが大きすぎる",
  ]
}
