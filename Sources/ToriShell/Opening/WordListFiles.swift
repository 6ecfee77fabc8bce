import ToriEngine
import ToriSystem
import ToriText

/// Words of a corpus that somebody names, kept in plain files beside it: `seeds.compounds` beside `seeds/` says what is
/// one word, `seeds.stop` which words lists leave out. One a line; `--` begins a comment.
package struct WordListFiles {
  package private(set) var lists = WordLists()
  /// What was passed over or read otherwise than it is written, by file and line.
  package private(set) var notes: [LocalizedText] = []

  /// The words of all the corpora's files; those that are not there have none.
  ///
  /// Throws an `OpeningProblem` where one is no text in UTF-8.
  package init(besides corpora: [String]) throws(OpeningProblem) {
    for corpus in corpora {
      lists.compounds += try words(besides: corpus, ".compounds", known: lists.compounds)
      lists.stop += try words(besides: corpus, ".stop", known: lists.stop)
    }
  }

  private mutating func words(
    besides corpus: String, _ ending: String, known: [ListedWord]
  ) throws(OpeningProblem) -> [ListedWord] {
    guard let path = VariantsFile.path(besides: corpus, ending: ending),
      let bytes = try? fileBytes(atPath: path)
    else { return [] }
    return try words(in: bytes, path, known: known)
  }

  /// The words of one file.
  package mutating func words(
    in bytes: [UInt8], _ path: String, known: [ListedWord] = []
  ) throws(OpeningProblem) -> [ListedWord] {
    let name = path.lastPart
    var places = Dictionary(known.map { ($0.folded, $0.place) }) { first, _ in first }
    var found: [ListedWord] = []
    var empty: [Int] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in zip(1..., lines) {
      guard var text = String(validating: line, as: UTF8.self) else {
        throw .failed(.noUTF8(path, line: number), path: path)
      }
      if number == 1, text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
      let content = text.firstRange(of: "--").map { text[..<$0.lowerBound] } ?? text[...]
      let isComment = content.utf8.count < text.utf8.count
      let words = content.split { ",、，\t".contains($0) }.map(Self.trimmed).filter { !$0.isEmpty }
      if words.isEmpty {
        // The end of the last line begins no other.
        if !isComment, number < lines.count { empty.append(number) }
        continue
      }
      let place = "\(name):\(number)"
      if words.count > 1 { notes.append(.severalWords(words, at: place)) }
      for word in words {
        let listed = ListedWord(word, at: place)
        if !word.unicodeScalars.contains(where: Self.isLetterOrDigit) {
          notes.append(.noWord(word, at: place))
        } else if let first = places[listed.folded] {
          notes.append(.wordTwice(word, at: place, first: first))
        } else {
          places[listed.folded] = place
          found.append(listed)
        }
      }
    }
    if !empty.isEmpty { notes.append(.emptyLines(empty, of: name)) }
    return found
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

extension LocalizedText {
  fileprivate static func noUTF8(_ path: String, line: Int) -> LocalizedText {
    LocalizedText(
      "cannot read '\(path)': line \(line) is no UTF-8: save the file as UTF-8",
      ja: "'\(path)'を読めない: \(line)行目がUTF-8でない。UTF-8で保存する")
  }

  fileprivate static func severalWords(_ words: [String], at place: String) -> LocalizedText {
    LocalizedText(
      "\(place): one word stands on a line; these are read as \(words.count) words",
      ja: "\(place): 1行には1語を書く。ここは\(words.count)語として読む")
  }

  fileprivate static func noWord(_ word: String, at place: String) -> LocalizedText {
    LocalizedText(
      "\(place): '\(word)' has no letter and no digit, so it is no word, and passed over",
      ja: "\(place): '\(word)'には文字も数字もなく語ではないので、使わない")
  }

  fileprivate static func wordTwice(
    _ word: String, at place: String, first: String
  ) -> LocalizedText {
    LocalizedText(
      "\(place): '\(word)' stands in \(first) already", ja: "\(place): '\(word)'はすでに\(first)にある")
  }

  fileprivate static func emptyLines(_ lines: [Int], of name: String) -> LocalizedText {
    let shown = lines.prefix(5).map { "\($0)" }.joined(separator: ", ")
    let more = lines.count > 5 ? ", …" : ""
    return LocalizedText(
      "\(name): nothing stands on line\(lines.count == 1 ? "" : "s") \(shown)\(more)",
      ja: "\(name): 何も書いていない行がある（\(shown)\(more)）")
  }
}
