import ToriRandom

extension SplitMix64 {
  /// Characters of the scripts that posts mix, and those that fold in hard ways.
  mutating func text(upTo count: Int) -> String {
    var text = ""
    for _ in 0..<below(count + 1) {
      let ranges: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0x8...0xE, 0x2010...0x2016, 0x301C...0x301C, 0x3041...0x309F, 0x30A0...0x30FF,
        0xFF01...0xFFDC, 0x4E00...0x4E20,
        0x300...0x345, 0xC0...0x17F, 0x386...0x3CE, 0x1100...0x11C2, 0xAC00...0xAC40,
        0x200B...0x200F, 0x3200...0x33FF, 0x1F300...0x1F320, 0x3000...0x3003, 0xFE00...0xFE0F,
        0x1E00...0x1FFF,
      ]
      let range = ranges[below(ranges.count)]
      let value = range.lowerBound + UInt32(below(range.count))
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    return text
  }
}
