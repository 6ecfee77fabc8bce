/// What the dictionaries of an index's segments say of a needle.
struct NeedleLookup {
  /// The needle, in folded UTF-8; not empty.
  let folded: [UInt8]
  /// For each segment; `nil` where no block can hold the needle.
  let covers: [NeedleCover?]

  init(_ folded: [UInt8], in segments: [Segment]) {
    self.folded = folded
    let scalars = scalarValues(folded)
    covers = segments.map { NeedleCover(scalars, $0.grams) }
  }
}
