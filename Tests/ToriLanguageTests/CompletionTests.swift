import Testing
import ToriLanguage

/// What may stand at a place, marked `^` in the text.
@Suite struct CompletionTests {
  @Test(
    arguments: [
      ("^", [.keyword(.posts), .keyword(.let), .name(.query)]),
      ("po^", [.keyword(.posts), .keyword(.describe)]),
      ("posts ^", [.keyword(.where), .keyword(.since), .sign("|")]),
      ("posts whe^ deleted", [.keyword(.where)]),
      (
        "posts where ^",
        [.keyword(.mentions), .keyword(.not), .keyword(.since), .name(.field), .sign("(")]
      ),
      ("posts where mentions ^", [.text, .keyword(.any), .keyword(.exactly)]),
      ("posts where mentions any ^", [.keyword(.of)]),
      ("posts where mentions \"南^", [.text]),
      (
        "posts where mentions \"南\" ^",
        [.keyword(.near), .keyword(.and), .keyword(.since), .sign("|")]
      ),
      ("posts where mentions \"南\" near \"鳥\" ^", [.keyword(.within)]),
      ("posts where (deleted ^", [.keyword(.and), .keyword(.or), .sign(")")]),
      ("posts where has ^", [.name(.field)]), ("posts where reposts ^", [.sign(">=")]),
      ("posts where kind = ^", [.text, .date]),
      ("posts since ^", [.date, .keyword(.today), .keyword(.last)]),
      ("posts since 7 ^", [.keyword(.days)]), ("posts since last ^", [.keyword(.month)]),
      ("posts since 7 days ^", [.keyword(.ago)]),
      ("posts by ^", [.author]), ("posts in 000, ^", [.name(.document)]),
      ("posts | ^", [.keyword(.count), .keyword(.where), .keyword(.kwic)]),
      ("posts | sort ^", [.keyword(.by)]), ("posts | sort by ^", [.name(.field)]),
      ("posts | sort by time ^", [.keyword(.desc), .sign(","), .sign("|")]),
      ("posts | sort by time desc, le^", [.name(.field)]),
      ("posts | kwic \"a\" ^", [.keyword(.width), .sign("|")]), ("posts | limit ^", [.number]),
      ("posts | count by ^", [.name(.field)]), ("posts | union ^", [.sign("("), .name(.query)]),
      ("posts | keywords ^", [.keyword(.against), .keyword(.by)]),
      ("posts | kwic ^", [.text, .keyword(.word), .keyword(.words)]),
      ("posts where mentions word ^", [.word, .keyword(.exactly)]),
      ("posts | kwic [^", [.name(.wordPart), .keyword(.not)]),
      ("posts | kwic [word = ^", [.wordValue(.word)]),
      ("posts | kwic [pos = \"noun\" ^", [.keyword(.and), .keyword(.or), .sign("]")]),
      ("posts | collocates of \"a\" ^", [.keyword(.within), .keyword(.left)]),
      ("posts | words by ^", [.name(.wordKey), .name(.field)]),
      ("posts | expect ^", [.keyword(.rows)]),
      ("posts where replies to ^", [.number, .sign("(")]),
      ("posts where matches ^", [.pattern]), ("help ^", [.keywords]),
      ("describe ^", [.name(.document), .name(.field), .keyword(.variants), .keyword(.posts)]),
      ("explain ^", [.keyword(.analyze), .keyword(.posts)]), ("let ^", [.name(.new)]),
      ("let x = ^", [.keyword(.mentions), .keyword(.posts), .text]),
      ("posts; bl^", [.keyword(.blocks)]), ("posts -- no^", []),
    ] as [(String, [Completion])])
  func completions(marked: String, wanted: [Completion]) throws {
    let parts = marked.split(separator: "^", omittingEmptySubsequences: false)
    let text = parts.joined()
    let completions = Vocabulary.completions(in: text, at: parts[0].utf8.count)
    #expect(Set(wanted).subtracting(completions.candidates).isEmpty, "\(completions.candidates)")
    #expect(wanted.isEmpty == completions.candidates.isEmpty)
    #expect(completions.span.end == parts[0].utf8.count)
  }

  /// What may follow a date may not stand in its place.
  @Test func nothingIsOfferedBeforeItsTurn() {
    for text in ["posts since ", "posts where between ", "posts where deleted until "] {
      let offered = Vocabulary.completions(in: text, at: text.utf8.count).candidates
      for keyword in [Keyword.and, .or, .where, .count] {
        #expect(!offered.contains(.keyword(keyword)), "\(keyword) in \(text)")
      }
    }
  }

  @Test func whatIsTypedIsReplaced() {
    func span(_ text: String) -> SourceSpan {
      Vocabulary.completions(in: text, at: text.utf8.count).span
    }
    #expect(span("posts whe") == SourceSpan(6, 9))
    #expect(span("posts ") == SourceSpan(6, 6))
    #expect(span("posts by \"名") == SourceSpan(9, 13))
    #expect(span("posts by \"名\"") == SourceSpan(14, 14))
  }

  /// At every place of every example, the keyword that stands there is among those offered.
  @Test func keywordsAreOffered() {
    for example in examples {
      for token in Parser.parse(example).tokens where token.role == .keyword {
        guard let keyword = token.keyword else { continue }
        let offered = Vocabulary.completions(in: example, at: token.span.start).candidates
        let isTopic = example.hasPrefix("help") || example.hasPrefix("describe")
        #expect(offered.contains(.keyword(keyword)) || isTopic, "\(keyword) in \(example)")
      }
    }
  }
}
