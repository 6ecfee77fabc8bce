import ToriSystem
import ToriText

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

  /// Throws what the writing of gathered bytes throws.
  package mutating func put(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= capacity { try flush() }
  }

  /// Writes `text` with other bytes in the place of those, or of the two or three, that `escape` says so of;
  /// it is asked where one of `signs` stands, and gives how many bytes its own stand for.
  mutating func put(
    _ text: String, signs: ByteSigns,
    escape: (Span<UInt8>, Int) -> (count: Int, instead: String)?
  ) throws {
    try put(text.utf8.span, signs: signs, escape: escape)
  }

  mutating func put(
    _ span: Span<UInt8>, signs: ByteSigns,
    escape: (Span<UInt8>, Int) -> (count: Int, instead: String)?
  ) throws {
    let end = span.count
    var (written, at) = (0, 0)
    while let place = signs.first(in: span, from: at) {
      guard let (count, instead) = escape(span, place) else {
        at = place + 1
        continue
      }
      append(span, written..<place)
      buffer.append(contentsOf: instead.utf8)
      at = place + count
      written = at
    }
    append(span, written..<end)
    if buffer.count >= capacity { try flush() }
  }

  private mutating func append(_ span: Span<UInt8>, _ range: Range<Int>) {
    if !range.isEmpty { buffer.append(copying: span, range) }
  }

  mutating func put(_ text: Span<UInt8>) throws {
    append(text, 0..<text.count)
    if buffer.count >= capacity { try flush() }
  }

  /// Adds a byte; throws what writing throws where the buffer is full.
  package mutating func put(_ byte: UInt8) throws {
    buffer.append(byte)
    if buffer.count >= capacity { try flush() }
  }

  /// Adds bytes of whole characters in UTF-8.
  package mutating func put(utf8 bytes: some Sequence<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= capacity { try flush() }
  }

  /// Writes a number in decimal digits.
  mutating func put(_ number: Int) throws {
    if number < 0 { buffer.append(0x2D) }
    let start = buffer.count
    var rest = number.magnitude
    repeat {
      buffer.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    buffer[start...].reverse()
    if buffer.count >= capacity { try flush() }
  }

  /// Hands on what has gathered.
  package mutating func flush() throws {
    guard !buffer.isEmpty else { return }
    defer { buffer.removeAll(keepingCapacity: true) }
    try write(buffer)
  }
}
