import ToriWords

/// The words of one segment, read from their file: tokens are numbered from the segment's first, and their words as
/// in all segments together.
package struct SegmentWords: Sendable {
  /// The number of its first block.
  package let base: UInt32
  package let blockCount: Int
  package let tokenCount: Int
  let file: WordFile
  /// The number in all segments of each of the segment's words.
  private let map: [UInt32]
  private let numbers: Section
  private let rarePlaces: Section
  private let rareNumbers: Section
  private let starts: Section
  private let placeOffsets: Section
  private let places: Section

  init(_ file: WordFile, base: UInt32, blockCount: Int, map: [UInt32]) {
    self.file = file
    self.base = base
    self.blockCount = blockCount
    self.map = map
    numbers = file[.numbers]
    rarePlaces = file[.rarePlaces]
    rareNumbers = file[.rareNumbers]
    starts = file[.blockStarts]
    placeOffsets = file[.placeOffsets]
    places = file[.places]
    tokenCount = numbers.count / 2
  }

  /// Whether its file has as many rows as it should.
  var isWhole: Bool { starts.count == (blockCount + 1) * 4 && numbers.count == tokenCount * 2 }

  /// The tokens of a row, which counts from the segment's first block.
  @inline(__always)
  package func tokens(ofRow row: Int) -> Range<Int> {
    let (start, end) = (Int(starts.u32(at: row * 4)), Int(starts.u32(at: row * 4 + 4)))
    return start..<max(start, min(end, tokenCount))
  }

  /// Where the tokens of each row begin, and behind the last where they end: of all rows in `rows`, one more.
  package func starts(ofRows rows: Range<Int>) -> [UInt32] {
    starts.withBytes(rows.lowerBound * 4..<(rows.upperBound + 1) * 4) {
      $0.littleEndian(UInt32.self)
    }
      ?? [UInt32](repeating: 0, count: rows.count + 1)
  }

  /// Puts the words of some tokens at the start of `words`, which grows as needed: their entries in all segments.
  ///
  /// - Complexity: as fast as memory is read, where many are read at once.
  package func read(_ tokens: Range<Int>, into words: inout [UInt32]) {
    if words.count < tokens.count {
      words += [UInt32](repeating: 0, count: tokens.count - words.count)
    }
    let map = map
    var rare = 0
    var isRareKnown = false
    let isRead: Void? = numbers.withBytes(tokens.lowerBound * 2..<tokens.upperBound * 2) { bytes in
      var found = words.mutableSpan
      let numbers = map.span
      for place in 0..<tokens.count {
        let number = Int(bytes.u16(place &* 2))
        if number < SegmentWordsBuilder.rare, number < numbers.count {
          found[place] = numbers[number]
        } else {
          if !isRareKnown {
            rare = rareIndex(atOrAfter: tokens.lowerBound + place)
            isRareKnown = true
          }
          let own = Int(rareNumbers.u32(at: rare * 4))
          found[place] = own < numbers.count ? numbers[own] : 0
          rare += 1
        }
      }
    }
    if isRead == nil { for place in 0..<tokens.count { words[place] = 0 } }
  }

  private func rareIndex(atOrAfter place: Int) -> Int {
    var (low, high) = (0, rarePlaces.count / 4)
    while low < high {
      let middle = (low + high) / 2
      if Int(rarePlaces.u32(at: middle * 4)) < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Where the segment's word of that number stands: its tokens, ascending.
  ///
  /// - Complexity: O(places) for words that are not too frequent, else O(tokens of the segment), as fast as memory is
  ///   read.
  func places(numbered own: UInt32) -> [UInt32] {
    let first = placeOffsets.u32(at: 0)
    guard own >= first else { return scan(for: UInt16(truncatingIfNeeded: own)) }
    let place = Int(own - first) + 1
    let (start, end) = (
      Int(placeOffsets.u32(at: place * 4)), Int(placeOffsets.u32(at: place * 4 + 4))
    )
    guard start <= end else { return [] }
    return places.withBytes(start..<end) { bytes in
      var (found, at, before): ([UInt32], Int, UInt32) = ([], 0, 0)
      found.reserveCapacity(bytes.byteCount)
      while at < bytes.byteCount {
        before &+= UInt32(truncatingIfNeeded: bytes.varint(&at))
        found.append(before)
      }
      return found
    } ?? []
  }

  private func scan(for number: UInt16) -> [UInt32] {
    numbers.withAllBytes { bytes in
      var found: [UInt32] = []
      for place in 0..<bytes.byteCount / 2 where bytes.u16(place &* 2) == number {
        found.append(UInt32(truncatingIfNeeded: place))
      }
      return found
    } ?? []
  }

  /// The row that a token is of.
  package func row(ofToken token: Int) -> Int {
    var (low, high) = (0, blockCount)
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(starts.u32(at: middle * 4)) <= token { low = middle } else { high = middle }
    }
    return low
  }

  /// Whether a token ends its sentence.
  package func endsSentence(_ token: Int) -> Bool {
    file[.sentenceEnds].u64(at: token >> 6 * 8) >> UInt64(token & 63) & 1 == 1
  }

  /// Which of some tokens end sentences, a bit each, from the lowest bit of the first word on.
  package func sentenceEnds(_ tokens: Range<Int>) -> [UInt64] {
    let section = file[.sentenceEnds]
    return (0..<(tokens.count + 63) / 64).map { word in
      let bit = tokens.lowerBound + word * 64
      let low = section.u64(at: bit >> 6 * 8) >> UInt64(bit & 63)
      let next = (bit >> 6 + 1) * 8
      return bit & 63 == 0 || next >= section.count
        ? low : low | section.u64(at: next) << UInt64(64 - bit & 63)
    }
  }

  /// Where the tokens of a row begin in its text as stored, in bytes of UTF-8.
  package func byteStarts(ofRow row: Int) -> [Int] {
    let tokens = tokens(ofRow: row)
    return file[.advances].withBytes(tokens) { bytes in
      var (starts, before): ([Int], Int) = ([], 0)
      for place in 0..<tokens.count {
        let advance = Int(bytes.u8(place))
        before = advance == 255 ? farStart(tokens.lowerBound + place) : before + advance
        starts.append(before)
      }
      return starts
    } ?? []
  }

  /// Hands the distances between the starts of some tokens to `body`; whether they could be read.
  func withAdvances(_ tokens: Range<Int>, _ body: (RawSpan) -> Void) -> Bool {
    file[.advances].withBytes(tokens, body) != nil
  }

  func farStart(_ token: Int) -> Int {
    let section = file[.farPlaces]
    var (low, high) = (0, section.count / 4)
    while low < high {
      let middle = (low + high) / 2
      if Int(section.u32(at: middle * 4)) < token { low = middle + 1 } else { high = middle }
    }
    return Int(file[.farStarts].u32(at: low * 4))
  }
}
