import ToriText

/// What is wrong with a text of shapes, and what was meant or is allowed.
extension LocalizedText {
  static func unknownWord(_ word: String) -> LocalizedText {
    let words = ShapeWord.allCases.map(\.rawValue)
    return LocalizedText(
      "no line of a shape begins with '\(word)'\(meant(word, words)); a line begins with \(listed(words))",
      ja: "'\(word)'で始まる行は形にない\(meant(word, words))。行の初めは\(listed(words))")
  }

  static func noShape(_ word: String) -> LocalizedText {
    LocalizedText(
      "'\(word)' stands before the first shape; begin with: shape NAME",
      ja: "'\(word)'が最初の形より前にある。初めに書くのは: shape 名前")
  }

  static func unknownShape(_ name: String, _ known: [String]) -> LocalizedText {
    LocalizedText(
      "there is no shape '\(name)'\(meant(name, known)); there are \(listed(known))",
      ja: "'\(name)'という形はない\(meant(name, known))。あるのは\(listed(known))")
  }

  static let shapeName = LocalizedText(
    "a shape has a name of letters, digits and -: shape NAME",
    ja: "形には文字・数字・-の名前が要る: shape 名前")

  static func twice(_ name: String) -> LocalizedText {
    LocalizedText("there are two shapes named '\(name)'", ja: "'\(name)'という形が二つある")
  }

  static let summary = LocalizedText(
    "what a shape is stands in quotes behind its name: shape NAME \"a few words\"",
    ja: "形の説明は名前の後に引用符で書く: shape 名前 \"短い説明\"")

  static func noHead(_ name: String) -> LocalizedText {
    LocalizedText(
      "the shape '\(name)' has no head, foot, line or heads, so that nothing tells its posts apart",
      ja: "形'\(name)'にhead・foot・line・headsがなく、投稿を分けるものがない")
  }

  static func oneOf(_ word: ShapeWord, _ text: String, _ choices: [String]) -> LocalizedText {
    LocalizedText(
      "\(word.rawValue) '\(text)'\(meant(text, choices)); it may be \(listed(choices))",
      ja: "\(word.rawValue) '\(text)'\(meant(text, choices))。書けるのは\(listed(choices))")
  }

  static func count(_ text: String) -> LocalizedText {
    LocalizedText("min '\(text)': a number from 1 to 1000", ja: "min '\(text)': 1から1000までの数")
  }

  static func nothingBehind(_ word: ShapeWord) -> LocalizedText {
    LocalizedText("nothing stands behind '\(word.rawValue)'", ja: "'\(word.rawValue)'の後には何も書かない")
  }

  static let noFile = LocalizedText(
    "files wants the names of files that the shape is for, such as: files 17* | *kakaku*",
    ja: "filesには形を使うファイルの名前を書く。例: files 17* | *kakaku*")

  static let oneLine = LocalizedText(
    "this is one line of a page, without ' / ' (write \\/ for the sign itself)",
    ja: "これはページの一行で、' / 'はない（記号そのものは \\/）")

  /// A mistake inside a pattern, with its place counted in characters.
  static func pattern(_ mistake: PatternMistake, _ text: String) -> LocalizedText {
    let column = mistake.offset + 1
    let what: LocalizedText =
      switch mistake.what {
      case .unknownSlot(let name):
        LocalizedText(
          "there is no slot {\(name)}\(meant(name, slots)); the slots are \(listed(slots))",
          ja: "{\(name)}という枠はない\(meant(name, slots))。枠は\(listed(slots))")
      case .unclosed(let sign):
        LocalizedText(
          "'\(String(sign))' is not closed (write \\\(String(sign)) for the sign itself)",
          ja: "'\(String(sign))'が閉じていない（記号そのものは \\\(String(sign))）")
      case .unopened(let sign):
        LocalizedText(
          "'\(String(sign))' closes nothing (write \\\(String(sign)) for the sign itself)",
          ja: "'\(String(sign))'に対応する開きがない（記号そのものは \\\(String(sign))）")
      case .bar:
        LocalizedText(
          "'|' parts what stands in [ ] or ( ) (write \\| for the sign itself)",
          ja: "'|'は[ ]か( )の中を分ける（記号そのものは \\|）")
      case .nothing:
        LocalizedText("a line of the pattern is empty", ja: "空の行がある")
      case .tooDeep:
        LocalizedText("brackets stand in brackets too often", ja: "括弧の入れ子が深すぎる")
      case .tooLong:
        LocalizedText("the line is longer than 2000 characters", ja: "行が2000字より長い")
      case .endsInBackslash:
        LocalizedText("a sign follows \\", ja: "\\の後に記号が要る")
      case .twoTexts:
        LocalizedText("only one {text} stands in a line", ja: "{text}は一行に一つ")
      }
    return LocalizedText("column \(column): \(what)", ja: "\(column)字目: \(what)")
  }

  private static var slots: [String] { Slot.allCases.map { "{\($0.rawValue)}" } }

  private static func listed(_ names: [String]) -> LocalizedText {
    names.map { LocalizedText(same: $0) }.listed()
  }

  /// What was meant, if one of the names is near.
  private static func meant(_ name: String, _ names: [String]) -> LocalizedText {
    let plain = names.map { $0.filter { $0 != "{" && $0 != "}" } }
    guard let near = nearest(to: name, in: plain), let index = plain.firstIndex(of: near) else {
      return LocalizedText(same: "")
    }
    return LocalizedText(", did you mean '\(names[index])'?", ja: "（'\(names[index])'のことか）")
  }
}
