import ToriCorpus
import ToriText

extension ShapeMistake {
  /// What is wrong, and what was meant or is allowed.
  package var message: LocalizedText { fault.words }
}

extension ShapeFault {
  fileprivate var words: LocalizedText {
    switch self {
    case .unknownWord(let word):
      let words = ShapeWord.allCases.map(\.rawValue)
      return LocalizedText(
        "no line of a shape begins with '\(word)'\(meant(word, words)); a line begins with \(listed(words))",
        ja: "'\(word)'で始まる行は形にない\(meant(word, words))。行の初めは\(listed(words))")
    case .noShape(let word):
      return LocalizedText(
        "'\(word)' stands before the first shape; begin with: shape NAME",
        ja: "'\(word)'が最初の形より前にある。初めに書くのは: shape 名前")
    case .unknownShape(let name, let known):
      return LocalizedText(
        "there is no shape '\(name)'\(meant(name, known)); there are \(listed(known))",
        ja: "'\(name)'という形はない\(meant(name, known))。あるのは\(listed(known))")
    case .shapeName:
      return LocalizedText(
        "a shape has a name of letters, digits and -: shape NAME",
        ja: "形には文字・数字・-の名前が要る: shape 名前")
    case .twice(let name):
      return LocalizedText("there are two shapes named '\(name)'", ja: "'\(name)'という形が二つある")
    case .summary:
      return LocalizedText(
        "what a shape is stands in quotes behind its name: shape NAME \"a few words\"",
        ja: "形の説明は名前の後に引用符で書く: shape 名前 \"短い説明\"")
    case .noHead(let name):
      return LocalizedText(
        "the shape '\(name)' has no head, foot, line or heads, so that nothing tells its posts apart",
        ja: "形'\(name)'にhead・foot・line・headsがなく、投稿を分けるものがない")
    case .oneOf(let word, let text, let choices):
      return LocalizedText(
        "\(word.rawValue) '\(text)'\(meant(text, choices)); it may be \(listed(choices))",
        ja: "\(word.rawValue) '\(text)'\(meant(text, choices))。書けるのは\(listed(choices))")
    case .count(let text):
      return LocalizedText(
        "min '\(text)': a number from 1 to 1000", ja: "min '\(text)': 1から1000までの数")
    case .nothingBehind(let word):
      return LocalizedText(
        "nothing stands behind '\(word.rawValue)'", ja: "'\(word.rawValue)'の後には何も書かない")
    case .noFile:
      return LocalizedText(
        "files wants the names of files that the shape is for, such as: files 17* | *kakaku*",
        ja: "filesには形を使うファイルの名前を書く。例: files 17* | *kakaku*")
    case .oneLine:
      return LocalizedText(
        "this is one line of a page, without ' / ' (write \\/ for the sign itself)",
        ja: "これはページの一行で、' / 'はない（記号そのものは \\/）")
    case .pattern(let mistake, _):
      let column = mistake.offset + 1
      let what = words(of: mistake.what)
      return LocalizedText("column \(column): \(what)", ja: "\(column)字目: \(what)")
    case .unreadable(let error): return error.message
    }
  }

  private func words(of mistake: PatternMistakeKind) -> LocalizedText {
    switch mistake {
    case .unknownSlot(let name):
      let slots = Slot.allCases.map { "{\($0.rawValue)}" }
      return LocalizedText(
        "there is no slot {\(name)}\(meant(name, slots)); the slots are \(listed(slots))",
        ja: "{\(name)}という枠はない\(meant(name, slots))。枠は\(listed(slots))")
    case .unclosed(let sign):
      return LocalizedText(
        "'\(String(sign))' is not closed (write \\\(String(sign)) for the sign itself)",
        ja: "'\(String(sign))'が閉じていない（記号そのものは \\\(String(sign))）")
    case .unopened(let sign):
      return LocalizedText(
        "'\(String(sign))' closes nothing (write \\\(String(sign)) for the sign itself)",
        ja: "'\(String(sign))'に対応する開きがない（記号そのものは \\\(String(sign))）")
    case .bar:
      return LocalizedText(
        "'|' parts what stands in [ ] or ( ) (write \\| for the sign itself)",
        ja: "'|'は[ ]か( )の中を分ける（記号そのものは \\|）")
    case .nothing: return LocalizedText("a line of the pattern is empty", ja: "空の行がある")
    case .tooDeep:
      return LocalizedText("brackets stand in brackets too often", ja: "括弧の入れ子が深すぎる")
    case .tooLong:
      return LocalizedText("the line is longer than 2000 characters", ja: "行が2000字より長い")
    case .endsInBackslash: return LocalizedText("a sign follows \\", ja: "\\の後に記号が要る")
    case .twoTexts: return LocalizedText("only one {text} stands in a line", ja: "{text}は一行に一つ")
    }
  }

  private func listed(_ names: [String]) -> LocalizedText {
    names.map { LocalizedText(same: $0) }.listed()
  }

  /// What was meant, if one of the names is near.
  private func meant(_ name: String, _ names: [String]) -> LocalizedText {
    let plain = names.map { $0.filter { $0 != "{" && $0 != "}" } }
    guard let near = nearest(to: name, in: plain), let index = plain.firstIndex(of: near) else {
      return LocalizedText(same: "")
    }
    return LocalizedText(", did you mean '\(names[index])'?", ja: "（'\(names[index])'のことか）")
  }
}
