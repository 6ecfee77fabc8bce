import Foundation
import Testing
import ToriEngine
import ToriRandom
import ToriRender

/// Whoever does what a hint below an answer says gets as many rows more as it promised.
@Suite struct HintTests {
  @Test(
    arguments: [
      // A clause of its own, and one beside others.
      ("posts since 2026-01", ["or undated"]),
      ("posts where reposts >= 4", ["or not has reposts"]),
      ("posts where not since 2026-01", ["or undated"]),
      ("posts by \"名無し\"", ["or not has author"]),
      ("posts where mentions \"規制\" since 2026-01", ["or undated"]),
      ("posts since 2026-01 where mentions \"規制\"", ["since 2026-01 or undated"]),
      ("posts since 2026-01 | where mentions \"規制\"", ["since 2026-01 or undated"]),
      ("posts in 001 | union (posts since 2026-01)", ["since 2026-01 or undated"]),
      // Part of an `and`.
      ("posts where mentions \"規制\" and since 2026-01", ["(since 2026-01 or undated)"]),
      ("posts since 2026-01 and mentions \"規制\"", ["where (since 2026-01 or undated)"]),
      ("posts where mentions \"規制\" and not since 2026-01", ["(not since 2026-01 or undated)"]),
      // In an `or`.
      ("posts where deleted or month = 2026-01", ["or undated"]),
      // Two doubtful conditions, for want of the same, and of two things.
      (
        "posts since 2025-11 until 2026-01-12",
        ["since 2025-11 or undated, until 2026-01-12 or undated"]
      ),
      (
        "posts where number >= 3 and since 2026-01",
        ["(since 2026-01 or undated)"]
      ),
      ("posts where reposts >= 4 or since 2026-01", ["or undated", "or not has reposts"]),
      // Inside `not`.
      (
        "posts where not (since 2026-01 and mentions \"規制\")", ["(since 2026-01 and has time)"]
      ),
      (
        "posts where not (mentions \"規制\" or not reposts > 1)",
        ["(reposts > 1 or not has reposts)"]
      ),
      // Names stand for what they were given to; their insides are not at hand.
      (
        "let recent = since 2026-01; posts where recent and mentions \"規制\"",
        ["(recent or undated)"]
      ),
      ("let recent = posts since 2026-01; recent", []),
      ("let odd = since 2026-01 and has link; posts where odd and length > 10", []),
    ])
  func hints(text: String, expected: [String]) throws {
    let sample = try Sample.seeds.get()
    let notes = try sample.answer(text).notes
    #expect(notes.compactMap(\.hint).map(\.words) == expected, "\(text)")
    for note in notes { try follow(note, of: text, on: sample) }
  }

  /// Times that may or may not lie in the period are not what `undated` adds.
  @Test func uncertainTimesAreToldApart() throws {
    let notes = try Sample.seeds.get().answer("posts since 2026-01-12").notes
    #expect(
      notes == [
        Note(notes[0].fact, hint: .add("or undated")), Note(notes[1].fact),
      ])
    #expect(notes[0].message.english == "65 more posts match but carry no time")
    #expect(notes[1].message.english == "22 more posts match but may or may not lie in the period")
  }

  @Test(arguments: UInt64(0)..<60)
  func anyConditions(seed: UInt64) throws {
    let sample = try Sample.seeds.get()
    var conditions = RandomConditions(seed: seed)
    for _ in 0..<4 {
      let text = "posts where \(conditions.next())"
      for note in try sample.answer(text).notes { try follow(note, of: text, on: sample) }
    }
  }

  /// The random conditions do get hints of every kind, so that following them shows something.
  @Test func randomConditionsGetHints() throws {
    let sample = try Sample.seeds.get()
    let hints = try (UInt64(0)..<60).flatMap { seed in
      var conditions = RandomConditions(seed: seed)
      return try sample.answer("posts where \(conditions.next())").notes.compactMap(\.hint?.words)
    }
    for words in ["or undated", "and has ", "or not has ", ", "] {
      #expect(hints.contains { $0.contains(words) }, "\(words)")
    }
  }

  private func follow(_ note: Note, of text: String, on sample: Sample) throws {
    guard let hint = note.hint else { return }
    let promised = try #require(Int(note.message.english.prefix { $0.isNumber }))
    let followed = try #require(text.following(hint), "\(text): \(hint)")
    let (before, after) = try (sample.answer(text).rowCount, sample.answer(followed).rowCount)
    #expect(after == before + promised, "\(text): \(followed)")
  }
}

extension Note.Hint {
  fileprivate var words: String {
    switch self {
    case .add(let words), .gather(let words): words
    case .write(let conditions): conditions.joined(separator: ", ")
    }
  }
}

extension String {
  /// The query with what the hint says; nil where it names what does not stand there once.
  fileprivate func following(_ hint: Note.Hint) -> String? {
    guard case .write(let conditions) = hint else { return "\(self) \(hint.words)" }
    var text = self
    for written in conditions {
      var condition = written
      if let open = written.range(of: "("), written.hasSuffix(")") {
        condition = String(written[open.upperBound...].dropLast())
      }
      let ends = [" or undated", " or not has ", " and has "].compactMap {
        condition.range(of: $0, options: .backwards)?.lowerBound
      }
      guard let end = ends.min() else { return nil }
      // In the query, not where a name is given.
      let query = text.range(of: "; ")?.upperBound ?? text.startIndex
      let places = text[query...].ranges(of: condition[..<end])
      guard places.count == 1 else { return nil }
      text.replaceSubrange(places[0], with: written)
    }
    return text
  }
}

/// Conditions of which many lack something in many posts, nested at random; none stands twice.
private struct RandomConditions {
  private var generator: SplitMix64
  private var left: [String] = []

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  mutating func next() -> String {
    left = [
      "since 2026-01", "until 2025-12-12", "on 2025-10-23", "hour >= 17", "reposts >= 4",
      "reposts != 1", "number < 20", "by \"名無し\"", "mentions \"規制\"", "has link", "deleted",
    ]
    return condition(depth: 3)
  }

  private mutating func condition(depth: Int) -> String {
    guard depth > 0, left.count > 4, !generator.chance(4) else {
      return left.remove(at: generator.below(left.count))
    }
    switch generator.below(3) {
    case 0: return "not " + operand(depth)
    case 1: return operand(depth) + " and " + operand(depth)
    default: return operand(depth) + " or " + operand(depth)
    }
  }

  private mutating func operand(_ depth: Int) -> String {
    let inner = condition(depth: depth - 1)
    return inner.contains(" and ") || inner.contains(" or ") || inner.hasPrefix("not ")
      ? "(\(inner))" : inner
  }
}
