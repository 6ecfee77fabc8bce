import CMalloc

/// What the C library does with large stretches of memory that are freed.
enum FreedMemory {
  private static let kept: Int32 = 64 << 20
  private static let givenBack: Int32 = 1 << 20

  /// Keeps them, as queries want it: sets of blocks are large and live for one query, and what is given back to the
  /// system comes again as pages that it has to fill with zeros first.
  static func keep() {
    mallopt(M_TRIM_THRESHOLD, kept)
    mallopt(M_MMAP_THRESHOLD, kept / 2)
  }

  /// Gives them back at once, as building wants it: what a segment was made of is of no size that the next one asks
  /// for, and would stay beside it. Of a million posts a quarter of the peak was such, for 6 % more time.
  static func giveBack() {
    mallopt(M_TRIM_THRESHOLD, givenBack)
    mallopt(M_MMAP_THRESHOLD, givenBack)
  }
}
