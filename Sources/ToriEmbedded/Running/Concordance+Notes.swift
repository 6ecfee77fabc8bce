import ToriCorpus
import ToriEngine
import ToriIndex
import ToriSystem
import ToriText

/// What is said below all lines of a concordance.
extension Concordance {
  /// - Parameter missing: what was looked for besides and has no line.
  func notes(
    of subject: SoughtNeedle, missing: [SoughtNeedle], _ cancellation: Cancellation
  ) throws -> [Note] {
    if count == 0 { return [] }
    var notes: [Note] = []
    if !missing.isEmpty { notes.append(Note(.unmatched(missing.map(\.written)))) }
    if let texts = Self.textsOutsideAddresses(subject) {
      let inside = try countInAddresses(cancellation)
      if inside > 0 { notes.append(Note(.inAddresses(inside, of: count, texts))) }
    }
    return notes
  }

  /// The texts of which somebody may not want those in addresses; nil where these are what is asked for.
  private static func textsOutsideAddresses(_ subject: SoughtNeedle) -> [String]? {
    let texts = subject.texts.map(\.text)
    let isOfAddresses = texts.contains { text in text.contains { "./:".contains($0) } }
    return texts.count == subject.parts.count && !isOfAddresses ? texts : nil
  }

  /// Of more lines in posts with links it is not counted which stand in these, as that takes as long as showing them.
  private static let lookedAt = 20_000

  /// How many lines show a part of a link.
  private func countInAddresses(_ cancellation: Cancellation) throws -> Int {
    let linked = try index.blocks(
      having: .texts(.links), among: countedBlocks.set, cancellation: cancellation)
    let lines = (0..<count).filter { linked.contains(block($0)) }
    if lines.count > Self.lookedAt { return 0 }
    var links: (block: BlockID, ranges: [Range<Int>])?
    return lines.count { line in
      let (range, text) = match(line)
      if links?.block != block(line) { links = (block(line), Self.links(in: text)) }
      return links?.ranges.contains {
        $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound
      } ?? false
    }
  }

  private static func links(in text: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = 0
    while place < text.count {
      let link =
        text[place] | 0x20 == 0x68 || text[place] | 0x20 == 0x74
        ? Link(text.span, at: place) : nil
      if let link { found.append(place..<link.end) }
      place = link?.end ?? place + 1
    }
    return found
  }
}
