import ToriTime

extension PartialDate {
  /// As a column of dates keeps it: which parts are there (u16), then each part, all by varints.
  var coded: [UInt8] {
    let parts = [year, half, month, day, hour, minute, second, utcOffset]
    var mask = 0
    for (index, part) in parts.enumerated() where part != nil { mask |= 1 << index }
    if fraction != nil { mask |= 1 << parts.count }
    var writer = ByteWriter()
    writer.varint(mask)
    for part in parts { if let part { writer.varint(part) } }
    if let fraction {
      writer.varint(fraction.milliseconds)
      writer.varint(fraction.digits)
    }
    return writer.bytes
  }

  init?(coded bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    guard let mask = try? reader.varint() else { return nil }
    var parts: [Int?] = []
    for index in 0..<8 {
      guard mask >> index & 1 == 1 else {
        parts.append(nil)
        continue
      }
      guard let part = try? reader.varint() else { return nil }
      parts.append(part)
    }
    var fraction: Fraction?
    if mask >> 8 & 1 == 1 {
      guard let milliseconds = try? reader.varint(), let digits = try? reader.varint() else {
        return nil
      }
      fraction = Fraction(milliseconds: milliseconds, digits: digits)
    }
    self.init(
      year: parts[0], half: parts[1], month: parts[2], day: parts[3], hour: parts[4],
      minute: parts[5], second: parts[6], fraction: fraction, utcOffset: parts[7])
  }
}
