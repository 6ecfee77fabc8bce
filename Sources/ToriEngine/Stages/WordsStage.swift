import ToriLanguage
import ToriText

/// `words [by …]`: the words of the posts at hand, each with its counts.
///
/// A word is a dictionary form with the top level of its tag and whether it is a content word; of several spellings
/// that fold alike, the commonest is shown, and of several classes the commonest.
package struct WordsStage: LogicalStage {
  package let key: Key

  package enum Key: Codable, Hashable, Sendable {
    /// What a row is, with what it is: a dictionary form, a form of one, a reading, a tag.
    case part(WordPart)
    /// Dictionary forms for each value of what posts have.
    case group(GroupKey)
  }

  package init(by key: Key) { self.key = key }

  package func shape(of inputs: [RowShape]) -> RowShape {
    let figures: [Column] = [
      .count("count"), .figure("per_million"), .count("posts"), .count("documents"),
    ]
    let shape = rows(figures)
    return shape.drawn("count", of: [shape.columns[0].name] + (isOfGroups ? ["word"] : []))
  }

  private var isOfGroups: Bool { if case .group = key { true } else { false } }

  private func rows(_ figures: [Column]) -> RowShape {
    switch key {
    case .part(.word):
      .words([.word, .pos, .tag, .content], figures, essentialKeys: 2)
    case .part(.form):
      .words(
        [Column(name: "form", type: .text).folded, .word, .pos, .tag, .content], figures,
        essentialKeys: 3)
    case .part(.tag):
      .words([.tag, .pos, .content], figures, essentialKeys: 2)
    case .part(let part):
      .words(
        [Column(name: part.rawValue, type: .text), .pos, .tag, .content], figures,
        essentialKeys: 2)
    case .group(let key):
      .words(
        [key.column, .word, .pos, .tag, .content], figures, more: [.count("words")],
        essentialKeys: 3)
    }
  }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    let each =
      switch key {
      case .part(.word):
        LocalizedText(
          "their words, by dictionary form, with counts", ja: "その語。辞書の見出しの形ごとの数とともに")
      case .part(let part):
        LocalizedText(
          "their words, by \(part.rawValue), with counts", ja: "その語。\(part.rawValue)ごとの数とともに")
      case .group(let key):
        LocalizedText(
          "their words for each \(key.name), with counts", ja: "\(key.name)の値ごとの語と、その数")
      }
    return explainer.reading(inputs) + [each, .countedWords]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { [] }

  package func narrowing(_ wording: Wording) -> LocalizedText? { LocalizedText("words", ja: "語") }
}

extension LocalizedText {
  /// What counts as a word.
  static let countedWords = LocalizedText(
    "a word has a letter or a digit; signs, faces and emoji do not count",
    ja: "語は文字か数字を含むもの。記号、顔文字、絵文字は数えない")
}

extension Analyzer {
  mutating func words(by name: Name?, _ stage: Stage, of input: LogicalNode) -> LogicalNode? {
    guard posts(stage, input) else { return nil }
    guard let name else {
      return LogicalNode(.words(WordsStage(by: .part(.word))), of: [input])
    }
    let parts: [WordPart] = [.form, .reading, .tag, .pos, .word]
    if let part = parts.first(where: { $0.rawValue == name.value }) {
      if part == .pos {
        report(.wordsByClass(at: stage.span))
        return nil
      }
      return LogicalNode(.words(WordsStage(by: .part(part))), of: [input])
    }
    return postKey(name, of: input).map {
      LogicalNode(.words(WordsStage(by: .group($0))), of: [input])
    }
  }

  /// What posts are gathered by, also where rows of them have columns of their own.
  mutating func postKey(_ name: Name, of input: LogicalNode) -> GroupKey? {
    guard let origin = input.shape.origin else { return nil }
    return key(name, in: .blockRows(origin, having: input.shape.fields))
  }
}
