import ToriEngine
import ToriTime

/// Rows as `RowBinary` has them, which is the same in every version: one value after the other, without names.
struct RowWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ value: StoredValue) {
    switch value {
    case .small(let number): bytes.append(number)
    case .number(let number): put(UInt64(bitPattern: number))
    case .optionalNumber(let number):
      bytes.append(number == nil ? 1 : 0)
      if let number { put(UInt64(bitPattern: number)) }
    case .text(let text): put(text)
    case .optionalText(let text):
      bytes.append(text == nil ? 1 : 0)
      if let text { put(text) }
    case .texts(let texts):
      put(count: texts.count)
      for text in texts { put(text) }
    case .numbers(let numbers):
      put(count: numbers.count)
      for number in numbers { put(UInt64(bitPattern: number)) }
    }
  }

  private mutating func put(_ number: UInt64) {
    for place in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
  }

  private mutating func put(_ text: String) {
    let utf8 = text.utf8
    put(count: utf8.count)
    bytes.append(contentsOf: utf8)
  }

  /// As LEB128 has it.
  private mutating func put(count: Int) {
    var rest = UInt(count)
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// Reads what a server answered, value after value, each of the type that was asked for.
package struct RowReader {
  private let bytes: [UInt8]
  private var place = 0
  /// What all counts so far add up to.
  private var counted: Int64 = 0
  /// No corpus has more of anything, so that counts can be added up and numbers can be told apart as decimals.
  private static let mostCounted: Int64 = 1 << 53

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Bytes that are no such rows.
  package struct Overrun: Error {}

  var isAtEnd: Bool { place == bytes.count }

  /// Throws where it is none that a server of ours would send: nothing that is made of it need look again.
  package mutating func value(_ type: StoredType) throws(Overrun) -> StoredValue {
    switch type {
    case .small: return .small(try byte())
    case .number: return .number(try number())
    case .place: return .number(try number(in: 0...Self.mostCounted))
    case .count:
      let number = try number(in: 0...Self.mostCounted - counted)
      counted += number
      return .number(number)
    case .optionalInstant:
      return .optionalNumber(try byte() == 0 ? try number(in: Instant.ofClocks) : nil)
    case .optionalStretch(let part, let isOnLine):
      let orders = Stretch.orders(of: part, isOnLine: isOnLine)
      return .optionalNumber(
        try byte() == 0
          ? try number(in: Int64(orders.lowerBound)...Int64(orders.upperBound)) : nil)
    case .optionalNumber: return .optionalNumber(try byte() == 0 ? try number() : nil)
    case .text: return .text(try text())
    case .optionalText: return .optionalText(try byte() == 0 ? try text() : nil)
    case .texts:
      var texts: [String] = []
      for _ in 0..<(try count()) { texts.append(try text()) }
      return .texts(texts)
    case .numbers:
      var numbers: [Int64] = []
      for _ in 0..<(try count()) { numbers.append(try number()) }
      return .numbers(numbers)
    }
  }

  private mutating func byte() throws(Overrun) -> UInt8 {
    guard place < bytes.count else { throw Overrun() }
    defer { place += 1 }
    return bytes[place]
  }

  private mutating func number() throws(Overrun) -> Int64 {
    guard place + 8 <= bytes.count else { throw Overrun() }
    var number: UInt64 = 0
    for at in 0..<8 { number |= UInt64(bytes[place + at]) << (8 * at) }
    place += 8
    return Int64(bitPattern: number)
  }

  private mutating func number(in range: ClosedRange<Int64>) throws(Overrun) -> Int64 {
    let number = try number()
    guard range.contains(number) else { throw Overrun() }
    return number
  }

  private mutating func count() throws(Overrun) -> Int {
    var (count, shift) = (0, 0)
    while true {
      let next = try byte()
      count |= Int(next & 0x7F) << shift
      if next & 0x80 == 0 { break }
      shift += 7
      if shift > 42 { throw Overrun() }
    }
    // No value takes less than nothing.
    guard count <= bytes.count else { throw Overrun() }
    return count
  }

  private mutating func text() throws(Overrun) -> String {
    let size = try count()
    guard place + size <= bytes.count else { throw Overrun() }
    defer { place += size }
    return String(decoding: bytes[place..<place + size], as: UTF8.self)
  }
}

extension Instant {
  /// Milliseconds of which clocks of any zone can be told: some 140,000 years around 1970.
  static let ofClocks: ClosedRange<Int64> = -(1 << 52)...1 << 52
}

extension TimeSpan {
  /// As a server holds one, written; nil of what is none.
  static func stored(_ text: String) -> TimeSpan? {
    guard let span = try? WrittenText.value(TimeSpan.self, from: text) else { return nil }
    let bounds = [span.earliest, span.latest].compactMap(\.self)
    return bounds.allSatisfy { Instant.ofClocks.contains($0.milliseconds) } ? span : nil
  }
}
