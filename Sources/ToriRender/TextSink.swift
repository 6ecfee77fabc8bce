/// Where a rendering goes: UTF-8, gathered and handed on in large pieces.
///
/// What `write` throws comes out of the call that filled the buffer; the caller says what it means
/// (a closed pipe is no error). Whoever makes a sink calls `flush()` last.
package struct TextSink: ~Copyable {
  private var buffer: [UInt8] = []
  private let capacity: Int
  private let write: ([UInt8]) throws -> Void

  /// A sink that calls `write` whenever `capacity` bytes have gathered.
  package init(capacity: Int = 1 << 16, write: @escaping ([UInt8]) throws -> Void) {
    self.capacity = capacity
    self.write = write
    buffer.reserveCapacity(capacity + capacity / 4)
  }

  package mutating func put(_ text: String) throws { try put(utf8: text.utf8) }

  package mutating func put(_ byte: UInt8) throws {
    buffer.append(byte)
    if buffer.count >= capacity { try flush() }
  }

  package mutating func put(utf8 bytes: some Sequence<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= capacity { try flush() }
  }

  /// Hands on what has gathered.
  package mutating func flush() throws {
    guard !buffer.isEmpty else { return }
    defer { buffer.removeAll(keepingCapacity: true) }
    try write(buffer)
  }
}
