import ToriSystem
import ToriText

/// Searches that look at the texts of blocks one by one, two threads at a time where they are many.
extension Index {
  /// Some blocks of a segment.
  struct TextPiece: Sendable {
    let segment: Segment
    let blocks: BlockSet
  }

  /// Fewer texts are looked at sooner than another thread is there.
  private static let fewTexts = 4096
  /// Into so many pieces the index is cut.
  private static let pieceCount = 8

  /// The blocks of `among`, piece by piece.
  private func pieces(of among: BlockSet) -> [TextPiece] {
    let size =
      among.count < Self.fewTexts ? blockCount + 1 : (blockCount + 1) / Self.pieceCount + 1
    return segments.flatMap { segment in
      stride(from: Int(segment.base), to: Int(segment.base) + segment.count, by: size).map {
        start in
        let end = min(start + size, Int(segment.base) + segment.count)
        return TextPiece(
          segment: segment, blocks: among.clamped(to: UInt32(start)..<UInt32(end)))
      }
    }.filter { !$0.blocks.isEmpty }
  }

  /// What `body` makes of each piece of `among`, in order.
  func forEachPiece<Found: Sendable>(
    of among: BlockSet, _ cancellation: Cancellation,
    _ body: @escaping @Sendable (TextPiece) throws -> Found
  ) throws -> [Found] {
    let pieces = pieces(of: among)
    let work: @Sendable (Int) -> Result<Found, any Error> = { number in
      Result { try body(pieces[number]) }
    }
    let found =
      among.count < Self.fewTexts ? pieces.indices.map(work) : parallelMap(pieces.count, work)
    try cancellation.check()
    let all = try found.map { try $0.get() }
    try checkDamage()
    return all
  }

  /// Those of `among` for whose rows a predicate is true; `begin` makes one for each piece.
  func filter(
    textsOf among: BlockSet, _ cancellation: Cancellation,
    _ begin:
      @escaping @Sendable (Segment) throws -> (inout OriginalReader, _ row: Int) throws -> Bool
  ) throws -> BlockSet {
    let found = try forEachPiece(of: among, cancellation) { piece in
      let holds = try begin(piece.segment)
      let base = piece.segment.base
      var reader = OriginalReader(piece.segment, rowCount: piece.blocks.count)
      var builder = BlockSetBuilder(within: piece.blocks.hull)
      for (number, block) in piece.blocks.enumerated() {
        if number & 0x3FF == 0 { try cancellation.check() }
        if try holds(&reader, Int(block.rawValue - base)) { builder.append(block.rawValue) }
      }
      return builder.build()
    }
    return BlockSet(joining: found)
  }

  /// Those of `among` for whose text, as it was written, a predicate is true; `make` gives each thread one
  /// of its own.
  package func blocks(
    among: BlockSet, cancellation: Cancellation,
    whereText make: @escaping @Sendable () throws -> (Span<UInt8>) throws -> Bool
  ) throws -> BlockSet {
    try filter(textsOf: among, cancellation) { _ in
      let holds = try make()
      return { reader, row in
        let size = reader.read(row)
        return try holds(reader.text.span.extracting(0..<size))
      }
    }
  }

  /// The blocks whose text, as it was written, holds `original`.
  package func blocks(
    mentioningExactly original: [UInt8], among: BlockSet, cancellation: Cancellation
  ) throws -> BlockSet {
    if original.isEmpty { return among }
    // What stands inside of the needle folds alike in any text; its ends may join their neighbours.
    let core = Folding.core(of: original)
    let candidates = try blocks(mentioning: core, among: among, cancellation: cancellation)
    // Where it folds to itself, it stands in a text that folding left as it was if it stands in what that folds
    // to, and in no such text else.
    let isFolded = core == original || Folding.fold(original).bytes == original
    let folded =
      core == original
      ? candidates
      : isFolded
        ? try blocks(mentioning: original, among: candidates, cancellation: cancellation)
        : BlockSet()
    let (needle, span) = (SoughtBytes(original), NeedleSpan(original))
    let codes = isFolded ? segments.map { $0.store.code.needle(original) } : []
    return try filter(textsOf: candidates, cancellation) { segment in
      let code = isFolded ? codes[segment.number] : nil
      return { reader, row in
        let isFound = folded.contains(BlockID(segment.base + UInt32(row)))
        if reader.edits(of: row).isEmpty { return isFound }
        // What stands between edits is as it was written; so many places at most are not between them.
        if isFound, let code, let touched = reader.mostPlaces(of: span, touchedByEditsOf: row),
          touched == 0 || segment.store.hasMore(places: touched, of: code, row)
        {
          return true
        }
        // One character stands between edits, or in what one of them changed.
        if !isFound, span.isOneCharacter, !reader.editsMayHold(needle, row) { return false }
        let size = reader.read(row)
        return needle.start(in: reader.text.span.extracting(0..<size)) != nil
      }
    }
  }
}
