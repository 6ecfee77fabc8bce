import Foundation
import Testing
import ToriEngine
import ToriIndex
import ToriLanguage
import ToriRandom
import ToriRender
import ToriShell
import ToriSystem

/// Statements that are nearly right, run to their rows in every format: nothing traps, what is wrong is said,
/// and what is written is what its format wants.
///
/// `TORI_SEEDS` says how many draws there are.
@Suite struct StatementFuzzTests {
  private static let seeds = 0..<UInt64(TestFiles.seedCount ?? 16)

  private static let examples: [[String]] = {
    let all =
      Vocabulary.entries.flatMap(\.examples) + HelpTopic.diagnostics.map(\.example)
      + HelpTopic.diagnostics.compactMap(\.corrected)
    return all.map { text in
      let bytes = Array(text.utf8)
      return Parser.parse(text).tokens.map {
        String(decoding: bytes[$0.span.start..<$0.span.end], as: UTF8.self)
      }
    }
  }()

  private static let strange = [
    "\u{1B}[31m", "\u{9B}2J", "\u{202E}", "\0", "\u{FFFD}", "$x", "99999999999999999999", "-1",
    "''",
    "\"", "/(a|aa)+$/", "/[/", "001#999999", "10000-13-40", "日", "🤣🏽", "か\u{3099}", "(", ")", "|",
    ";",
    " | sort by text desc", " | limit 0", " | count by", " near ", " within 0 ",
  ]

  private static func statement(_ random: inout SplitMix64) -> String {
    var tokens = random.pick(examples)
    for _ in 0..<random.below(4) {
      let place = random.below(tokens.count + 1)
      switch random.below(6) {
      case 0 where place < tokens.count: tokens.remove(at: place)
      case 1 where place < tokens.count: tokens.insert(tokens[place], at: place)
      case 2 where place < tokens.count: tokens.swapAt(place, random.below(tokens.count))
      case 3: tokens.insert(random.pick(strange), at: place)
      case 4:
        let other = random.pick(examples)
        tokens.replaceSubrange(place..., with: other[random.below(other.count)...])
      default: tokens.insert(contentsOf: [" | "] + random.pick(examples).dropFirst(2), at: place)
      }
    }
    return tokens.joined()
  }

  @Test(arguments: seeds) func statementsEndWell(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var (done, wrong) = (0, 0)
    for _ in 0..<60 {
      let text = Self.statement(&random)
      var settings = Settings()
      settings.format = random.pick(Format.allCases)
      var shell = try SeedsInterpreter.make(
        settings: settings, language: random.below(4) == 0 ? .japanese : .english)
      let rows = SeedsInterpreter.Output()
      shell.value.console.writeRows = { rows.take($0) }
      let status = try shell.value.run(
        text, mode: random.below(2) == 0 ? .prompt : .script, cancellation: Cancellation())
      if status == .wrong { wrong += 1 } else { done += 1 }
      let said = shell.output.text
      #expect(status != .wrong || !said.isEmpty, "\(text.debugDescription)")
      for scalar in (said + rows.text).unicodeScalars {
        let isControl = scalar.value < 0x20 && !"\n\t\r".unicodeScalars.contains(scalar)
        #expect(
          !isControl && !(0x7F...0x9F).contains(scalar.value) && scalar != "\u{202E}",
          "\(text.debugDescription)")
      }
      guard !rows.bytes.isEmpty else { continue }
      switch settings.format {
      case .json:
        #expect(throws: Never.self, "\(text.debugDescription)") {
          try JSONSerialization.jsonObject(with: Data(rows.bytes), options: .fragmentsAllowed)
        }
      case .jsonl:
        for line in rows.bytes.split(separator: 0x0A) {
          #expect(throws: Never.self, "\(text.debugDescription)") {
            try JSONSerialization.jsonObject(with: Data(line))
          }
        }
      default: break
      }
    }
    #expect(done > 0 && wrong > 0, "\(done) done, \(wrong) wrong")
  }
}
