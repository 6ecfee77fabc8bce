import Testing
import ToriEngine
import ToriRemote
import ToriTime

/// What a server sends is made to numbers that can be added up and told as times, or is no answer.
@Suite struct RowReaderTests {
  private func values(_ numbers: [Int64], _ type: StoredType) -> [Int]? {
    let mark: [UInt8] = isOptional(type) ? [0] : []
    let bytes = numbers.flatMap { number in
      mark + (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    var reader = RowReader(bytes)
    return try? numbers.map { _ in try reader.value(type).asNumber ?? 0 }
  }

  private func isOptional(_ type: StoredType) -> Bool {
    switch type {
    case .optionalNumber, .optionalInstant, .optionalStretch: true
    default: false
    }
  }

  @Test func counts() {
    #expect(values([0, 3, 1 << 40], .count) == [0, 3, 1 << 40])
    for nasty in [[-1], [.max], [1 << 52, 1 << 52, 1], [.min]] as [[Int64]] {
      #expect(values(nasty, .count) == nil)
    }
    #expect(values([-1], .place) == nil && values([.max], .place) == nil)
    #expect(values([.max, .min], .number) == [.max, .min])
  }

  @Test func times() {
    #expect(values([0, -62_135_596_800_000], .optionalInstant) == [0, -62_135_596_800_000])
    #expect(values([.max], .optionalInstant) == nil && values([.min], .optionalInstant) == nil)
    for part in TimePart.allCases {
      for isOnLine in [true, false] {
        let type = StoredType.optionalStretch(part, isOnLine: isOnLine)
        for nasty in [Int64.max, .min, 1 << 60, -1 << 60] {
          #expect(values([nasty], type) == nil, "\(part)")
        }
        // Whatever is taken has a name.
        let orders = Stretch.orders(of: part, isOnLine: isOnLine)
        for order in [orders.lowerBound, orders.upperBound] where part != .weekday || !isOnLine {
          #expect(values([Int64(order)], type) == [order])
          #expect(!Stretch(part, ofOrder: order, isOnLine: isOnLine).name.isEmpty)
        }
      }
    }
  }

  /// Sizes that go beyond what there is.
  @Test func sizes() {
    for type in [StoredType.text, .texts, .numbers] {
      for bytes in [[UInt8(5)], [0xFF, 0xFF, 0x7F], Array(repeating: 0xFF, count: 12)] {
        var reader = RowReader(bytes)
        #expect(throws: RowReader.Overrun.self) { try reader.value(type) }
      }
    }
  }
}
