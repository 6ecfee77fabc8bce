import ToriEmbedded
import ToriRender
import ToriSentences
import ToriText

/// What `tori --version` says: the program's, and of all that another answer could come from.
package enum Versions {
  /// The program's version alone in the first line.
  package static var text: LocalizedText {
    let versions = EngineVersions.current
    let (index, words, reading) = (versions.indexFormat, versions.wordsFormat, versions.reading)
    let (folding, unicode, scanner) = (versions.folding, versions.unicode, versions.scanner)
    let dictionary: LocalizedText =
      switch versions.dictionary {
      case .success(let basis):
        LocalizedText(
          "dictionary \(basis.dictionary) \(basis.version) (\(basis.checksum))",
          ja: "辞書 \(basis.dictionary) \(basis.version)（\(basis.checksum)）")
      case .failure(let error):
        LocalizedText("no dictionary: \(error.message)", ja: "辞書なし: \(error.message)")
      }
    let lines = [
      LocalizedText(same: Invocation.version),
      LocalizedText(
        "index format \(index), words beside it \(words), readers \(reading)",
        ja: "索引の形式 \(index)、隣の語 \(words)、読み手 \(reading)"),
      LocalizedText(
        "folding \(folding) (Unicode \(unicode)), word scanner \(scanner)",
        ja: "同一視の規則 \(folding)（Unicode \(unicode)）、語のスキャナー \(scanner)"),
      dictionary,
    ]
    return LocalizedText { language in lines.map { $0[language] }.joined(separator: "\n") }
  }
}
