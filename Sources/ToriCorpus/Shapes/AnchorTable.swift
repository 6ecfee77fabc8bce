/// Which spellings may have their anchor in a line, told by its tokens, the bytes that it begins and ends with, and what
/// it holds: of hundreds, the few that are worth a try.
struct AnchorTable: Sendable {
  /// A bit for each program, in words of 64, of each combination of kinds of tokens.
  private let byKinds: [UInt64]
  /// The same of each byte that a line may begin with, and end with.
  private let byFirst: [UInt64]
  private let byLast: [UInt64]
  private let holds: [LineSigns]
  private let wordCount: Int

  private static let kindCount = 512

  /// `anchors`: the programs by whose lines the others of each spelling are found.
  init(_ anchors: [ShapeProgram]) {
    let wordCount = (anchors.count + 63) / 64
    func rows(_ count: Int, _ places: [[Int]]) -> [UInt64] {
      var rows = [UInt64](repeating: 0, count: count * wordCount)
      for (index, places) in places.enumerated() {
        for row in places { rows[row * wordCount + index / 64] |= 1 << UInt64(index % 64) }
      }
      return rows
    }
    // Hundreds of programs need one of a few dozen combinations.
    var fitting: [[TokenKinds]: [Int]] = [:]
    for needs in Set(anchors.map(\.needs)) {
      fitting[needs] = (0..<Self.kindCount).filter { bits in
        needs.allSatisfy { !$0.isDisjoint(with: TokenKinds(rawValue: UInt16(bits))) }
      }
    }
    byKinds = rows(Self.kindCount, anchors.map { fitting[$0.needs] ?? [] })
    byFirst = rows(256, anchors.map { $0.first.members })
    byLast = rows(256, anchors.map { $0.last.members })
    holds = anchors.map(\.holds)
    self.wordCount = wordCount
  }

  /// The numbers of the programs that a line may fit, from the lowest on.
  ///
  /// - Parameter ends: its first and last byte, in small letters.
  func each(
    _ kinds: TokenKinds, _ ends: (first: UInt8, last: UInt8), _ signs: LineSigns,
    _ body: (Int) -> Void
  ) {
    let kinds = Int(kinds.rawValue) * wordCount
    let (first, last) = (Int(ends.first) * wordCount, Int(ends.last) * wordCount)
    for word in 0..<wordCount {
      var bits = byKinds[kinds + word] & byFirst[first + word] & byLast[last + word]
      while bits != 0 {
        let index = word * 64 + bits.trailingZeroBitCount
        bits &= bits - 1
        if signs.isSuperset(of: holds[index]) { body(index) }
      }
    }
  }
}
