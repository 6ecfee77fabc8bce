import ToriCorpus
import ToriRandom
import ToriTime

/// Posts drawn from sentences of real ones; the same seed gives the same posts.
struct BenchCorpus {
  static let sourceCount = 40

  private let sentences: [String]
  private var random = SplitMix64(seed: 20_260_101)
  private var number = 0

  /// A post, and the number in the name of its source.
  struct Drawn {
    let post: Block
    let source: Int
  }

  /// Takes the sentences of the posts in `documents`.
  init(_ documents: [Document]) {
    sentences = Self.sentences(of: documents)
  }

  static func sentences(of documents: [Document]) -> [String] {
    documents.flatMap(\.blocks).filter(\.kind.isPost).flatMap { sentences(of: $0.text) }
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
    return found.filter { $0.count > 1 && !$0.unicodeScalars.contains(where: isControl) }
  }

  /// Characters that files of other programs keep for themselves.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && scalar != "\n" && scalar != "\t"
  }

  /// The next post: few sentences mostly, now and then many; authors and reposts as uneven as in life.
  mutating func next() -> Drawn {
    var text = ""
    repeat { text += sentences[random.below(sentences.count)] } while random.below(100) < 55
    let offset = number * 300
    number += 1
    var block = Block(
      kind: random.below(7) == 0 ? .reply : .xpost, bytes: offset..<offset + 300,
      lines: number...number, text: text)
    block.number = number
    block.author = "author\(random.skewed(below: 20_000))"
    let source = random.skewed(below: Self.sourceCount)
    block.source = "board\(source)"
    block.reposts = random.below(4) == 0 ? random.skewed(below: 10_000) : 0
    if block.kind == .reply, number > 1 {
      block.repliesTo = [.number(1 + random.below(number - 1))]
    }
    // Three years from 2023 on.
    let start = Int64(1_672_531_200 + random.below(3 * 365 * 86_400)) * 1000
    block.time = TimeSpan(
      earliest: Instant(milliseconds: start), latest: Instant(milliseconds: start + 1000),
      precision: .second, basis: .stated)
    return Drawn(post: block, source: source)
  }
}
