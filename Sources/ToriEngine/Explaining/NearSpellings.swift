import ToriSystem
import ToriText

/// Texts close to one that does not occur, which do.
struct NearSpellings {
  let session: Session
  let cancellation: Cancellation

  struct Spelling {
    let text: String
    /// How many posts have it.
    let posts: Int
  }

  /// How many posts are read through at most, for each place where a character may be off.
  private static let postLimit = 400
  /// Longer texts are not worth guessing at.
  private static let lengthLimit = 24

  /// Those that occur, the most frequent first: spellings that a set of variants lists with it, one kanji
  /// written as one that stands for it, one
  /// character put in, left out or replaced, two that changed places, hiragana for katakana and the
  /// other way round.
  func around(_ needle: Needle) throws(EngineError) -> [Spelling] {
    let scalars = Array(String(decoding: needle.folded, as: UTF8.self).unicodeScalars)
    var near = Set(twins(scalars) + session.environment.spellings(of: needle.text))
    near.formUnion(
      scalars.indices.flatMap { place in
        KanjiVariants.of(scalars[place]).map { variant in
          var other = scalars
          other[place] = variant
          return Needle(string(other))
        }
      })
    if (2...Self.lengthLimit).contains(scalars.count) {
      for place in scalars.indices {
        near.formUnion(swapped(scalars, at: place))
        let (before, after) = (scalars[..<place], scalars[(place + 1)...])
        // Of two characters, one alone is no longer near.
        if scalars.count > 2 { near.insert(Needle(string(before + after))) }
        // Replaced here, or one put in before it: some character between what stands around.
        for rest in [after, scalars[place...]] {
          near.formUnion(try occurring(before, rest))
        }
        if after.isEmpty && before.count > 1 {
          near.formUnion(try endings(of: before, like: scalars[place]))
        }
      }
    }
    var found: [[UInt8]: Spelling] = [:]
    for spelling in near where !spelling.folded.isEmpty && spelling.folded != needle.folded {
      let posts = try session.answer(Self.posts(mentioning: [spelling]), cancellation).rowCount
      // Of spellings that are compared alike, the one that a person wrote is shown.
      if posts > 0, found[spelling.folded].map({ spelling.text < $0.text }) ?? true {
        found[spelling.folded] = Spelling(text: spelling.text, posts: posts)
      }
    }
    // One that only ever occurs within another says less than that.
    let spellings = found.values.filter { spelling in
      !found.values.contains {
        $0.posts == spelling.posts && $0.text != spelling.text && $0.text.contains(spelling.text)
      }
    }
    return spellings.sorted { ($1.posts, $0.text) < ($0.posts, $1.text) }
  }

  private static func posts(mentioning needles: [Needle]) -> LogicalNode {
    let tests = needles.map { Filter.mentions($0) }
    return .filter(.scan(.posts), tests.count == 1 ? tests[0] : .and(tests))
  }

  /// The texts, folded, of the first posts that hold all of these.
  private func texts(mentioning needles: [Needle]) throws(EngineError) -> [[UInt8]] {
    let posts = Self.posts(mentioning: needles).first(Self.postLimit)
    guard let text = Field.of(.body) else { return [] }
    let answer = try session.answer(.select(posts, [.field(text)]), cancellation)
    var texts: [[UInt8]] = []
    for row in 0..<answer.rowCount {
      if cancellation.isCancelled { throw .interrupted }
      if case .text(let text) = try answer.value(row: row, column: 0) {
        texts.append(Folding.fold(text).bytes)
      }
    }
    return texts
  }

  /// The texts that have one character between the two parts, as they occur.
  private func occurring(
    _ before: ArraySlice<Unicode.Scalar>, _ after: ArraySlice<Unicode.Scalar>
  ) throws(EngineError) -> Set<Needle> {
    // With one part empty, or one character on either side, any text is near.
    guard !before.isEmpty, !after.isEmpty else { return [] }
    let (head, tail) = (Array(string(before).utf8), Array(string(after).utf8))
    var found: Set<Needle> = []
    for bytes in try texts(mentioning: [.folded(string(before)), .folded(string(after))]) {
      for match in Proximity.occurrences(of: head, in: bytes) {
        let start = match.upperBound
        guard start < bytes.count else { continue }
        let length = Self.scalarLength(bytes[start])
        let end = start + length + tail.count
        guard end <= bytes.count, bytes[(start + length)..<end].elementsEqual(tail) else {
          continue
        }
        let text = String(decoding: bytes[match.lowerBound..<end], as: UTF8.self)
        // A text with a line's end or a space in it is not a spelling but two.
        if !text.contains(where: \.isWhitespace) { found.insert(Needle(text)) }
      }
    }
    return found
  }

  /// The texts that go on after `head` with one character of the same script, as they occur.
  private func endings(
    of head: ArraySlice<Unicode.Scalar>, like last: Unicode.Scalar
  ) throws(EngineError) -> Set<Needle> {
    guard let script = Script(last) else { return [] }
    let bytes = Array(string(head).utf8)
    var found: Set<Needle> = []
    for text in try texts(mentioning: [.folded(string(head))]) {
      for match in Proximity.occurrences(of: bytes, in: text) where match.upperBound < text.count {
        let end = match.upperBound + Self.scalarLength(text[match.upperBound])
        let whole = String(decoding: text[match.lowerBound..<end], as: UTF8.self)
        if let next = whole.unicodeScalars.last, Script(next) == script {
          found.insert(Needle(whole))
        }
      }
    }
    return found
  }

  /// Kinds of letters between which a slip of a finger or an eye does not lead.
  private enum Script {
    case kanji, katakana, latin, digit

    init?(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .kanji
      case 0x30A1...0x30FF: self = .katakana
      case 0x61...0x7A: self = .latin
      case 0x30...0x39: self = .digit
      default: return nil
      }
    }
  }

  private func swapped(_ scalars: [Unicode.Scalar], at place: Int) -> [Needle] {
    guard place + 1 < scalars.count, scalars[place] != scalars[place + 1] else { return [] }
    var swapped = scalars
    swapped.swapAt(place, place + 1)
    return [Needle(string(swapped))]
  }

  /// The text all in hiragana, and all in katakana.
  private func twins(_ scalars: [Unicode.Scalar]) -> [Needle] {
    let hiragana = scalars.map { scalar -> Unicode.Scalar in
      (0x30A1...0x30F6).contains(scalar.value)
        ? Unicode.Scalar(scalar.value - 0x60) ?? scalar : scalar
    }
    let katakana = scalars.map { scalar -> Unicode.Scalar in
      (0x3041...0x3096).contains(scalar.value)
        ? Unicode.Scalar(scalar.value + 0x60) ?? scalar : scalar
    }
    return [hiragana, katakana].filter { $0 != scalars }.map { Needle(string($0)) }
  }

  private func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func scalarLength(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }
}

extension Needle {
  /// A text that is folded already, as it stands.
  fileprivate static func folded(_ text: String) -> Needle {
    Needle(text: text, folded: Array(text.utf8))
  }
}
