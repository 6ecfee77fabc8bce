import Testing
import ToriShell

/// Which letters are coloured and which underlined, as a line of marks below the text: `k`eyword,
/// `t`ext, `n`ame, `d`ate or number, `_` underlined.
@Suite struct HighlighterTests {
  @Test(arguments: [
    ("posts where mentions \"南鳥島\"", "kkkkk kkkkk kkkkkkkk ttttt"),
    ("posts since 2026-01", "kkkkk kkkkk ddddddd"),
    ("posts | sort by reposts", "kkkkk   kkkk kk nnnnnnn"),
    ("posts -- all", "kkkkk cccccc"),
  ])
  func colours(text: String, marks: String) throws {
    #expect(try self.marks(of: text, colour: true) == marks)
    #expect(try self.marks(of: text, colour: false).allSatisfy { $0 == " " })
  }

  /// What is wrong is underlined once it is certain: not the word being typed, not what may go on.
  @Test(arguments: [
    ("posts wher", "          "), ("posts wher ", "      ____ "),
    ("posts where mentions \"南", "                       "),
    ("posts where (deleted", "                    "),
    ("posts where autor = x ", "            _____     "),
    ("posts where mentions ", "                     "),
    ("posts | sort ", "             "), ("post | count", "____        "),
    ("posts where kind = replay | count", "                   ______        "),
    (".mode nonsense ", "               "),
  ])
  func underlines(text: String, marks: String) throws {
    #expect(try self.marks(of: text, colour: false) == marks)
  }

  private func marks(of text: String, colour: Bool) throws -> String {
    let session = try SeedsInterpreter.make().value.session
    let highlighter = Highlighter(environment: session.environment, colour: colour)
    var marks = text.unicodeScalars.map { _ in " " }
    for (range, style) in highlighter.styles(of: text) {
      for index in range {
        marks[index] =
          style.isUnderlined
          ? "_"
          : style.isBold
            ? "k"
            : style.isDim
              ? "c"
              : style.colour == .green ? "t" : style.colour == .magenta ? "d" : "n"
      }
    }
    return marks.joined()
  }
}
