import CXXHash

/// XXH3-64 of bytes that come in parts, which tells whether a file has changed.
@safe package final class Checksum {
  // SAFETY: made in `init` and freed in `deinit`; nobody else has it.
  private let state: OpaquePointer

  package init() {
    guard let state = unsafe XXH3_createState() else { preconditionFailure("there is memory") }
    unsafe self.state = unsafe state
    unsafe XXH3_64bits_reset(state)
  }

  deinit { unsafe XXH3_freeState(state) }

  /// The order of the parts counts, their sizes do not.
  package func add(_ bytes: Span<UInt8>) {
    // SAFETY: the library reads the bytes of the span during the call.
    _ = unsafe bytes.withUnsafeBufferPointer {
      unsafe XXH3_64bits_update(state, $0.baseAddress, $0.count)
    }
  }

  /// Of what was added so far.
  package var value: UInt64 { unsafe XXH3_64bits_digest(state) }
}

/// XXH3-64 of all bytes.
package func checksum(of bytes: [UInt8]) -> UInt64 { bytes.checksum }

extension RawSpan {
  /// XXH3-64 of all bytes.
  package var checksum: UInt64 {
    // SAFETY: the pointer and the count are of these bytes, read before the closure returns.
    unsafe withUnsafeBytes { buffer in unsafe XXH3_64bits(buffer.baseAddress, buffer.count) }
  }
}

extension Span<UInt8> {
  /// XXH3-64 of all bytes.
  package var checksum: UInt64 {
    // SAFETY: as above.
    unsafe withUnsafeBufferPointer { unsafe XXH3_64bits($0.baseAddress, $0.count) }
  }
}

extension Collection<UInt8> {
  /// XXH3-64 of all bytes.
  package var checksum: UInt64 {
    // SAFETY: as above.
    let sum = withContiguousStorageIfAvailable { buffer in
      unsafe XXH3_64bits(buffer.baseAddress, buffer.count)
    }
    return sum ?? Array(self).checksum
  }
}
