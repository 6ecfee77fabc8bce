import ToriLanguage
import ToriText

/// What a statement lacks that goes on in the next line.
enum MissingEnd {
  /// Said where nothing stands on the last line yet.
  static func remark(on text: String) -> LocalizedText? {
    guard let last = text.split(separator: "\n", omittingEmptySubsequences: false).last,
      last.allSatisfy(\.isWhitespace), text.contains("\n"), !DotCommand.isLine(text),
      let missing = Parser.parse(text).diagnostics.last(where: { $0.severity == .error })
    else { return nil }
    let words = missing.hint ?? missing.message
    return LocalizedText(
      "(\(words); an empty line gives up)", ja: "（\(words)。空の行でやめる）")
  }
}
