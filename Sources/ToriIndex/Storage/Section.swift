/// The bytes of one section of an index file.
///
/// Reads beyond its end and from damaged chunks give zeros, and the file remembers that it is damaged.
struct Section: Sendable {
  let file: IndexFile
  let offset: Int
  /// Its size in bytes; 0 for a section that the file leaves out, having nothing to hold.
  let count: Int

  @inline(__always)
  func u64(at position: Int) -> UInt64 {
    let position = 0...max(0, count - 8) ~= position ? position : count
    return withBytes(position..<position + 8) { $0.u64(0) } ?? 0
  }

  @inline(__always)
  func u32(at position: Int) -> UInt32 {
    let position = 0...max(0, count - 4) ~= position ? position : count
    return withBytes(position..<position + 4) { $0.u32(0) } ?? 0
  }

  /// Hands some of the bytes to `body`; `nil` if they are not there or damaged.
  @inline(__always)
  func withBytes<R>(_ range: Range<Int>, _ body: (RawSpan) -> R) -> R? {
    guard range.lowerBound >= 0, range.upperBound <= count else {
      file.noteDamage()
      return nil
    }
    return file.withBytes(offset + range.lowerBound..<offset + range.upperBound, body)
  }

  /// Hands all bytes to `body`.
  func withAllBytes<R>(_ body: (RawSpan) -> R) -> R? { withBytes(0..<count, body) }
}
