/// The stretches of a page that are an article's text, between menus, links and buttons.
///
/// Every line is worth something, a sentence as much as it is wide, a label less than nothing; the text is
/// where the sum of a stretch is highest, and what is worth nearly as much beside it. Source: Pasternack & Roth
/// (2009), *Extracting article text from the web with maximum subsequence segmentation*.
struct ArticleBody {
  private let start: Int
  /// Of each line from `start` on, whether it is text.
  private var isText: [Bool]
  /// The first line of the text and the one behind its last; `nil` where there is none.
  private(set) var lines: Range<Int>?

  /// What a line is worth that is no sentence, and one that is a menu, a button or the like.
  private static let label = -60
  private static let sign = -150
  /// What a short sentence is worth: one of a talk, or the last of a paragraph.
  private static let shortSentence = 20
  private static let widest = 300
  /// The least that a stretch is worth, and the share of the best one's worth that another needs.
  private static let least = 100
  private static let share = 0.4
  /// So many labels may stand between two sentences: a heading, a name over a paragraph.
  private static let mostLabels = 2

  enum Part: Equatable { case sentence, shortSentence, label, sign }

  init(_ page: Page, _ range: Range<Int>) {
    start = range.lowerBound
    isText = Array(repeating: false, count: range.count)
    let content = range.filter { !page.isBlank($0) }
    let parts = content.map { Self.part(page[$0].trimmed) }
    let worths = zip(content, parts).map { line, part in
      switch part {
      case .sentence: min(page[line].trimmed.columns, Self.widest)
      case .shortSentence: Self.shortSentence
      case .label: Self.label
      case .sign: Self.sign
      }
    }
    for stretch in Self.stretches(worths) {
      var labels: [Int] = []
      for index in stretch {
        let line = content[index]
        let part = Self.isOfProfile(page, line, in: range) ? .sign : parts[index]
        switch part {
        case .sentence, .shortSentence:
          for label in labels where labels.count <= Self.mostLabels || Self.isItem(page[label]) {
            isText[label - start] = true
          }
          labels = []
          isText[line - start] = true
          lines = (lines?.lowerBound ?? line)..<line + 1
        case .label: labels.append(line)
        case .sign: break
        }
      }
    }
  }

  func contains(_ line: Int) -> Bool { isText[line - start] }

  /// The share of the bytes of the lines looked at that are text.
  func share(of page: Page) -> Double {
    guard lines != nil else { return 0 }
    var (own, all) = (0, 0)
    for (index, isText) in isText.enumerated() {
      let place = page.lines[start + index]
      all += place.end - place.start
      if isText { own += place.end - place.start }
    }
    return Double(own) / Double(max(1, all))
  }

  /// What a line is, by how it begins and ends.
  static func part(_ text: ArraySlice<UInt8>) -> Part {
    let columns = text.columns
    let endsSentence = text.endsSentence
    let isSentence =
      endsSentence && columns >= 50
      || columns >= 140 && (text.firstIndex(of: "。") != nil || text.firstIndex(of: ". ") != nil)
      || columns >= 20 && text.hasSuffix(anyOf: ["。", "。」", "。）", "。』"])
    if isSentence, columns <= 120, isTitled(text) { return .label }
    if isSentence { return columns <= 260 && PageWords.areSpoken(by: text) ? .sign : .sentence }
    if columns <= 70, PageWords.begin(text) || PlainFurniture.isSign(text) { return .sign }
    if PageWords.areSpoken(by: text) { return .sign }
    return columns >= 20 && endsSentence ? .shortSentence : .label
  }

  /// Whether Most of the Words Begin in Capitals, as those of English headlines do.
  private static func isTitled(_ text: ArraySlice<UInt8>) -> Bool {
    let words = text.split(separator: 0x20).filter { $0.count >= 4 }
    guard words.count >= 4 else { return false }
    let capitals = words.count { word in
      word.first { TokenScanner.isWord($0) }.map { $0 >= 0x41 && $0 <= 0x5A } ?? false
    }
    return capitals * 4 >= words.count * 3
  }

  /// Whether the paragraph begins by naming the author: a few lines on who that is.
  private static func isOfProfile(_ page: Page, _ line: Int, in range: Range<Int>) -> Bool {
    var first = line
    while first > range.lowerBound, line - first < 4, !page.isBlank(first - 1) { first -= 1 }
    return first < line && page[first].trimmed.columns <= 44
      && page[first].trimmed.hasPrefix(anyOf: [
        "著者", "執筆者", "プロフィール", "この記事を書いた", "この記者", "About the author", "About the Author",
        "Über den Autor", "À propos de l'auteur", "Sobre el autor", "Sobre o autor",
      ])
  }

  /// `・ 一つ目`, `2. second`: an item of a list within the text.
  static func isItem(_ line: ArraySlice<UInt8>) -> Bool {
    var text = line.trimmed
    if text.hasPrefix(anyOf: ["・", "•", "* ", "- ", "– ", "○", "●"]) { return true }
    return text.takeNumber(maximumDigits: 3) != nil
      && text.hasPrefix(anyOf: [". ", ".", ")", "．", "）"])
  }

  /// The stretches of highest worth, none overlapping another, in order; in linear time.
  private static func stretches(_ worths: [Int]) -> [Range<Int>] {
    let all = MaximalStretches(worths).stretches
    let top = all.map(\.worth).max() ?? 0
    return all.filter { $0.worth >= max(least, Int(share * Double(top))) }.map(\.range)
  }
}

extension ArraySlice where Element == UInt8 {
  /// Whether it ends as a sentence does, perhaps behind quotation marks, brackets or a note's number.
  var endsSentence: Bool {
    var text = self.trimmedEnd
    while text.last == 0x5D, let open = text.lastIndex(of: 0x5B), text.endIndex - open <= 6 {
      text = text[..<open].trimmedEnd
    }
    let closers = ["”", "\"", "»", "’", ")", "]", "」", "』", "）"]
    while let close = closers.first(where: { text.hasSuffix($0) }) {
      if text.count <= close.utf8.count { return false }
      text = text.dropLast(close.utf8.count)
    }
    if text.count < count, hasSuffix(anyOf: ["」", "』"]) { return true }
    return text.hasSuffix(anyOf: ["。", "！", "？", ".", "!", "?", "…", "．"])
  }
}
