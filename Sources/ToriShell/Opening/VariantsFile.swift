import ToriSystem

/// Spellings that mean the same in a corpus, kept in a plain file beside it: `seeds.variants` beside
/// `seeds/`, `news.variants` beside `news.tori`. One set a line, its texts parted by commas; `--` begins
/// a comment.
package enum VariantsFile {
  /// The file that belongs to a corpus, of variants or with another ending; nil where there is no such corpus.
  package static func path(besides corpus: String, ending: String = ".variants") -> String? {
    // `.` and links have no name of their own to stand beside.
    guard let path = FileCalls.realPath(corpus) else { return nil }
    return (path.hasSuffix(".tori") ? String(path.dropLast(5)) : path) + ending
  }

  /// The sets of all the corpora's files; those that are not there have none.
  package static func sets(besides corpora: [String]) -> [[String]] {
    corpora.flatMap { corpus -> [[String]] in
      guard let path = path(besides: corpus), let bytes = try? fileBytes(atPath: path) else {
        return []
      }
      return sets(in: String(decoding: bytes, as: UTF8.self))
    }
  }

  package static func sets(in text: String) -> [[String]] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      let content = line.firstRange(of: "--").map { line[..<$0.lowerBound] } ?? line
      let texts = content.split(whereSeparator: { ",、，".contains($0) }).map { trimmed($0) }
        .filter { !$0.isEmpty }
      return texts.count > 1 ? texts : nil
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
