extension Index {
  /// The blocks whose folded text holds `folded`, by reading all texts: what searches are measured by.
  package func scan(for folded: [UInt8]) throws(IndexError) -> BlockSet {
    var builder = BlockSetBuilder(within: 0..<UInt32(blockCount))
    for segment in segments {
      guard let needle = segment.store.code.needle(folded) else { continue }
      for row in segment.store.sweep(0..<segment.count, for: needle) {
        builder.append(segment.base + UInt32(row))
      }
    }
    try checkDamage()
    return builder.build()
  }
}
