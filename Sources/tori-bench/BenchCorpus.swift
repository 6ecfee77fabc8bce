import ToriCorpus
import ToriTime

/// Posts drawn from sentences of real ones; the same seed gives the same posts.
struct BenchCorpus {
  private let sentences: [String]
  private var random = SplitMix64(seed: 20_260_101)
  private var number = 0

  /// Takes the sentences of the posts in `documents`.
  init(_ documents: [Document]) {
    sentences = documents.flatMap(\.blocks).filter(\.kind.isPost).flatMap { block in
      Self.sentences(of: block.text)
    }
  }

  private static func sentences(of text: String) -> [String] {
    var found: [String] = []
    var sentence = ""
    for character in text {
      sentence.append(character)
      if "。！？!?\n".contains(character) {
        found.append(sentence)
        sentence = ""
      }
    }
    if !sentence.isEmpty { found.append(sentence) }
    return found.filter { $0.count > 1 }
  }

  /// The next post: few sentences mostly, now and then many; authors and reposts as uneven as in life.
  mutating func next() -> Block {
    var text = ""
    repeat { text += sentences[random.below(sentences.count)] } while random.below(100) < 55
    let offset = number * 300
    number += 1
    var block = Block(
      kind: random.below(7) == 0 ? .reply : .xpost, bytes: offset..<offset + 300,
      lines: number...number, text: text)
    block.number = number
    block.author = "author\(random.skewed(below: 20_000))"
    block.source = "board\(random.skewed(below: 40))"
    block.reposts = random.below(4) == 0 ? random.skewed(below: 10_000) : 0
    if block.kind == .reply, number > 1 { block.repliesTo = [1 + random.below(number - 1)] }
    // 2023 to 2025.
    let start = Int64(1_672_531_200 + random.below(3 * 365 * 86_400)) * 1000
    block.time = TimeSpan(
      earliest: Instant(milliseconds: start), latest: Instant(milliseconds: start + 1000),
      precision: .second, basis: .stated)
    return block
  }
}

/// A small generator of pseudo-random numbers, the same for the same seed everywhere.
///
/// Source: Steele, Lea & Flood (2014), *Fast splittable pseudorandom number generators*.
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number in `0..<bound`.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// A number in `0..<bound`, the small ones far more often.
  mutating func skewed(below bound: Int) -> Int {
    let part = Double(next() >> 11) / Double(1 << 53)
    return Int(part * part * part * part * Double(bound))
  }
}
