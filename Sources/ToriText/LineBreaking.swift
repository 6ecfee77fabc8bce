/// Where lines of Japanese and Latin text end: at blanks, and between characters of scripts that are
/// written without them, but not before what closes or follows closely, nor behind what opens.
package enum LineBreaking {
  /// Whether a line may end between two characters that follow each other.
  package static func mayBreak(between before: Character, and after: Character) -> Bool {
    // The ending of a file's name, in a list of them.
    if before == "、" && after == "." { return true }
    if opening.contains(before) || notFirst.contains(after) { return false }
    return displayWidth(before) == 2 || displayWidth(after) == 2
  }

  /// Cuts characters, each so many columns wide, into lines of at most `limit` columns, those after the
  /// first `indent` columns narrower. The blanks at which a line ends belong to none; a word that is
  /// longer than a line is cut where the line is full.
  package static func lines(
    of characters: [Character], widths: [Int], upTo limit: Int, indent: Int = 0
  ) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var room = limit
    /// The columns from `start` on, and the last place after it where a line may end.
    var columns = 0
    var end: Int?
    var index = 0
    while index < characters.count {
      let character = characters[index]
      if index > start, character != " " {
        let before = characters[index - 1]
        // A stage stays with its `|`.
        let isStage = before == " " && index > start + 1 && characters[index - 2] == "|"
        if before == " " ? !isStage : mayBreak(between: before, and: character) { end = index }
      }
      // Blanks may hang over the edge, since nobody sees them there.
      if columns + widths[index] > room, character != " ", index > start {
        let next = end ?? index
        lines.append(start..<trimmed(characters, start..<next))
        (start, index, columns, end) = (next, next, 0, nil)
        room = max(1, limit - indent)
        continue
      }
      columns += widths[index]
      index += 1
    }
    return lines + [start..<trimmed(characters, start..<index)]
  }

  /// The end of `range` without the blanks before it.
  private static func trimmed(_ characters: [Character], _ range: Range<Int>) -> Int {
    range.upperBound - characters[range].reversed().prefix { $0 == " " }.count
  }

  private static let opening: Set<Character> = [
    "「", "『", "（", "“", "〈", "《", "【", "〔", "｢", "(", "[", "{",
  ]
  private static let notFirst: Set<Character> = [
    "。", "、", "」", "』", "）", "”", "〉", "》", "】", "〕", "｡", "､", "｣", ")", "]", "}", "ー", "々", "ぁ",
    "ぃ",
    "ぅ", "ぇ", "ぉ", "っ", "ゃ", "ゅ", "ょ", "ァ", "ィ", "ゥ", "ェ", "ォ", "ッ", "ャ", "ュ", "ョ", "：", "；", "？",
    "！", "…", "・", ":", ";", ",", ".", "?", "!",
  ]
}

extension StringProtocol {
  /// This text, one line, in lines of at most `width` columns, those after the first behind `indent` blanks.
  package func flowed(toWidth width: Int, indent: Int = 0) -> [String] {
    let characters = Array(self)
    let lines = LineBreaking.lines(
      of: characters, widths: characters.map { displayWidth($0) }, upTo: width, indent: indent)
    return lines.enumerated().map { number, line in
      String(repeating: " ", count: number == 0 ? 0 : indent) + String(characters[line])
    }
  }
}
