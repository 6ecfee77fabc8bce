import Glibc

extension RawSpan {
  /// Below 0 if these bytes come before `other`, 0 if they are the same, above 0 if after.
  package func compare(with other: RawSpan) -> Int {
    let shared = min(byteCount, other.byteCount)
    // SAFETY: as many bytes are compared as both have.
    let order = unsafe withUnsafeBytes { own in
      unsafe other.withUnsafeBytes { other -> Int32 in
        guard shared > 0, let own = own.baseAddress, let other = other.baseAddress else { return 0 }
        return unsafe memcmp(own, other, shared)
      }
    }
    return order == 0 ? byteCount - other.byteCount : Int(order)
  }
}

extension Span<UInt8> {
  /// The same of texts.
  package func compare(with other: Span<UInt8>) -> Int {
    // SAFETY: any bytes may be read.
    unsafe bytes.compare(with: other.bytes)
  }

  /// Where other bytes, of which there are some, first begin in these.
  package func firstIndex(of other: Span<UInt8>) -> Int? {
    // SAFETY: no more is looked through, and compared, than there is of both.
    unsafe withUnsafeBufferPointer { own in
      unsafe other.withUnsafeBufferPointer { other in
        guard let start = own.baseAddress, let sought = other.baseAddress else { return nil }
        let first = unsafe Int32(sought[0])
        var place = 0
        while place + other.count <= own.count,
          let found = unsafe memchr(start + place, first, own.count - other.count + 1 - place)
        {
          place = unsafe UnsafeRawPointer(found) - UnsafeRawPointer(start)
          if unsafe memcmp(found, sought, other.count) == 0 { return place }
          place += 1
        }
        return nil
      }
    }
  }
  /// Whether other bytes, of which there are some, stand somewhere in these.
  package func holds(_ other: [UInt8]) -> Bool { firstIndex(of: other.span) != nil }
}
