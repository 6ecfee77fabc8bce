import CXXHash

/// XXH3-64 of bytes that come in parts, which tells whether a file has changed.
@safe final class Checksum {
  // SAFETY: made in `init` and freed in `deinit`; nobody else has it.
  private let state: OpaquePointer

  init() {
    guard let state = unsafe XXH3_createState() else { preconditionFailure("there is memory") }
    unsafe self.state = unsafe state
    unsafe XXH3_64bits_reset(state)
  }

  deinit { unsafe XXH3_freeState(state) }

  func add(_ bytes: Span<UInt8>) {
    // SAFETY: the library reads the bytes of the span during the call.
    _ = unsafe bytes.withUnsafeBufferPointer {
      unsafe XXH3_64bits_update(state, $0.baseAddress, $0.count)
    }
  }

  var value: UInt64 { unsafe XXH3_64bits_digest(state) }
}

package func checksum(of bytes: [UInt8]) -> UInt64 {
  // SAFETY: the buffer is read within its bounds, during the call only.
  unsafe bytes.withUnsafeBytes { unsafe XXH3_64bits($0.baseAddress, $0.count) }
}
