import ToriSystem
import ToriText

/// Tells by their code alone which texts hold two needles near each other, as far as that tells.
///
/// Distances are meant in characters as they are written and seen. A letter of the code is one of these
/// where it is plain: no mark that joins another, nothing invisible.
struct NearSearch: Sendable {
  private let segment: Segment
  private let store: TextStore
  private let firsts: [SoughtBytes]
  private let seconds: [SoughtBytes]
  private let within: Int
  /// By its number, whether a character is one by itself, and seen.
  private let isPlain: [Bool]

  enum Finding { case near, apart, open }

  /// For needles in the spellings that count as each.
  init(_ segment: Segment, _ firsts: [[UInt8]], _ seconds: [[UInt8]], within: Int) {
    self.segment = segment
    store = segment.store
    let code = segment.store.code
    self.firsts = firsts.compactMap { code.needle($0) }
    self.seconds = seconds.compactMap { code.needle($0) }
    self.within = within
    isPlain = code.characters.map { Self.isPlain($0) }
  }

  /// Whether nothing joins the character with its neighbours, by rules that hold whatever these are.
  /// Source: Unicode Standard Annex #29; scripts whose letters join without a mark are left out.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: return true
    case 0..<0xA0, 0x0900...0x11FF, 0xA960...0xA97F, 0xD7B0...0xD7FF: return false
    case 0x1_1000...0x1_1FFF, 0x1_F1E6...0x1_F1FF: return false
    default: break
    }
    let properties = scalar.properties
    if properties.isGraphemeExtend || properties.isDefaultIgnorableCodePoint { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .format, .control: return false
    default: return !properties.isEmojiModifier
    }
  }

  /// What the code of a row tells.
  func finding(_ row: Int, _ reader: inout OriginalReader) -> Finding {
    guard reader.editsArePlain(row) else { return .open }
    return store.withCode(of: row) { coded in
      let firsts = occurrences(of: firsts, in: coded)
      let seconds = occurrences(of: seconds, in: coded)
      var isOpen = false
      var next = 0
      for a in firsts {
        while next < seconds.count, seconds[next].lowerBound < a.lowerBound { next += 1 }
        // The nearest on either side, and what overlaps, decide.
        for near in max(0, next - 1)..<min(next + 2, seconds.count) where seconds[near] != a {
          switch gap(between: a, seconds[near], in: coded) {
          case .near: return .near
          case .open: isOpen = true
          case .apart: break
          }
        }
      }
      return isOpen ? .open : .apart
    } ?? .open
  }

  private func occurrences(of needles: [SoughtBytes], in coded: RawSpan) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for needle in needles {
      var at = 0
      while let start = needle.start(in: coded, from: at) {
        found.append(start..<start + needle.bytes.count)
        at = start + 1
      }
    }
    if needles.count > 1 {
      found.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    }
    return found
  }

  private func gap(between a: Range<Int>, _ b: Range<Int>, in coded: RawSpan) -> Finding {
    let start = min(a.upperBound, b.upperBound)
    let end = max(a.lowerBound, b.lowerBound)
    if start >= end { return .near }
    var (count, seen, wasPlain) = (0, 0, true)
    store.code.forEachNumber(in: coded, start..<end) { number in
      let isPlain = self.isPlain.indices.contains(number) && self.isPlain[number]
      count += 1
      if isPlain, wasPlain { seen += 1 }
      wasPlain = isPlain
      return seen <= within
    }
    if seen > within { return .apart }
    return count <= within ? .near : .open
  }
}

extension Index {
  /// Of the blocks of `among`, which hold one of `firsts` and one of `seconds`: those that have two of them
  /// with at most `within` characters between, and those of which the code does not tell.
  package func blocks(
    with firsts: [[UInt8]], near seconds: [[UInt8]], within: Int, among: BlockSet,
    cancellation: Cancellation
  ) throws -> (near: BlockSet, open: BlockSet) {
    let searches = segments.map { NearSearch($0, firsts, seconds, within: within) }
    let found = try forEachPiece(of: among, cancellation) {
      [self] piece -> (near: BlockSet, open: BlockSet) in
      let search = searches[place(ofSegmentOf: BlockID(piece.segment.base))]
      var reader = OriginalReader(piece.segment, rowCount: piece.blocks.count)
      var near = BlockSetBuilder(within: piece.blocks.hull)
      var open = BlockSetBuilder(within: piece.blocks.hull)
      for (number, block) in piece.blocks.enumerated() {
        if number & 0x3FF == 0 { try cancellation.check() }
        switch search.finding(Int(block.rawValue - piece.segment.base), &reader) {
        case .near: near.append(block.rawValue)
        case .open: open.append(block.rawValue)
        case .apart: break
        }
      }
      return (near.build(), open.build())
    }
    return (BlockSet(joining: found.map(\.near)), BlockSet(joining: found.map(\.open)))
  }
}
