import CXXHash

/// XXH3-64, which tells whether a file has changed.
package func checksum(of bytes: [UInt8]) -> UInt64 {
  unsafe bytes.withUnsafeBytes { buffer in
    // SAFETY: the function reads the `count` bytes of the buffer, and keeps nothing.
    unsafe XXH3_64bits(buffer.baseAddress, buffer.count)
  }
}
