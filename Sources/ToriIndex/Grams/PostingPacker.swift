/// Packs lists of blocks one behind the other, in the forms that `PostingList` and `PostingRuns` describe.
struct PostingPacker: Sendable {
  /// The lists so far but for the last ones, some in each: what grows need not be copied, nor held twice.
  private var pieces: [[UInt8]] = []
  /// How many bytes the pieces are.
  private var sealedCount = 0
  /// The last lists, `used` bytes, and zeros behind them.
  private var room: [UInt8] = []
  private var used = 0
  /// Of the segment.
  private let blockCount: Int

  init(blockCount: Int) { self.blockCount = blockCount }

  private static let pieceSize = 1 << 20

  /// How many bytes the lists take.
  var count: Int { sealedCount + used }

  /// The lists, which stand in the pieces as if these were one.
  consuming func finish() -> [[UInt8]] {
    seal()
    return pieces
  }

  /// Packs an ascending list of at least two blocks; returns whether as a bitmap.
  mutating func append(_ blocks: Span<UInt32>) -> Bool {
    // Runs would take less below a density of one in six; a bitmap is read much faster.
    let isBitmap = blocks.count * 16 > blockCount && blocks.count > PostingList.runLength
    if isBitmap { appendBitmap(blocks) } else { appendRuns(blocks) }
    return isBitmap
  }

  private mutating func makeRoom(for more: Int) {
    if room.count >= used + more { return }
    let grown = max(used + more, room.count * 2, 1 << 12)
    if grown > Self.pieceSize, used > 0 {
      seal()
      room = Array(repeating: 0, count: max(more, Self.pieceSize))
    } else {
      room.append(contentsOf: repeatElement(0, count: grown - room.count))
    }
  }

  private mutating func seal() {
    if used == 0 { return }
    // What was not needed is given back where it is much.
    let isFull = used * 8 >= room.count * 7
    if isFull { room.removeLast(room.count - used) }
    pieces.append(isFull ? room : Array(room[..<used]))
    sealedCount += used
    (room, used) = ([], 0)
  }

  private mutating func appendBitmap(_ blocks: Span<UInt32>) {
    let size = (blockCount + 7) / 8
    makeRoom(for: size)
    let start = used
    var span = room.mutableSpan
    for index in blocks.indices {
      let block = blocks[index]
      span[start + Int(block >> 3)] |= 1 << UInt8(block & 7)
    }
    used += size
  }

  private mutating func appendRuns(_ numbers: Span<UInt32>) {
    let runLength = PostingList.runLength
    let runCount = (numbers.count + runLength - 1) / runLength
    // Of a number's code, less than 34 bits are its own, low and high parts together.
    makeRoom(for: runCount * 16 + numbers.count * 5 + 16)
    var room = room
    self.room = []
    var byteSpan = room.mutableSpan
    // SAFETY: any bytes are elements of the array; where they are stored is checked.
    var span = unsafe byteSpan.mutableBytes
    var head = used
    var end = head + runCount * 8
    if runCount == 1 {
      end = head
      var rest = numbers[numbers.count - 1]
      while rest >= 0x80 {
        let byte = UInt8(truncatingIfNeeded: rest) | 0x80
        span.storeBytes(of: byte, toByteOffset: end, as: UInt8.self)
        rest >>= 7
        end += 1
      }
      span.storeBytes(of: UInt8(rest), toByteOffset: end, as: UInt8.self)
      end += 1
    }
    let codes = end
    var first: UInt32 = 0
    for run in 0..<runCount {
      let start = run * runLength
      let length = min(runLength, numbers.count - start)
      let last = numbers[start + length - 1]
      end += Self.code(
        numbers.extracting(start..<start + length - 1), first: first, last: last, &span, at: end)
      if runCount > 1 {
        span.storeBytes(of: last.littleEndian, toByteOffset: head, as: UInt32.self)
        span.storeBytes(
          of: UInt32(end - codes).littleEndian, toByteOffset: head + 4, as: UInt32.self)
        head += 8
      }
      first = last &+ 1
    }
    used = end
    self.room = room
  }

  /// Puts the code of a run's numbers but for the last at `start`, where all is 0; returns its size in bytes.
  private static func code(
    _ numbers: Span<UInt32>, first: UInt32, last: UInt32, _ bytes: inout MutableRawSpan,
    at start: Int
  ) -> Int {
    let n = numbers.count
    let bound = Int(last - first)
    if n == 0 || bound == n { return 0 }
    let lowWidth = PostingRuns.lowWidth(n, bound)
    let mask: UInt64 = 1 << UInt64(lowWidth) - 1
    // The word under way, and where it begins.
    var word: UInt64 = 0
    var used = 0
    var place = start
    if lowWidth > 0 {
      for index in 0..<n {
        let low = UInt64(numbers[index] - first) & mask
        word |= low << UInt64(used)
        used += lowWidth
        if used >= 64 {
          bytes.storeBytes(of: word.littleEndian, toByteOffset: place, as: UInt64.self)
          place += 8
          used -= 64
          // What did not fit; nothing where all of it did, as then no bit is left.
          word = low >> UInt64(lowWidth - used)
        }
      }
    }
    let highStart = n * lowWidth
    for index in 0..<n {
      let bit = highStart + Int(numbers[index] - first) >> lowWidth + index
      let wordPlace = start + bit / 64 * 8
      if wordPlace != place {
        bytes.storeBytes(of: word.littleEndian, toByteOffset: place, as: UInt64.self)
        word = 0
        place = wordPlace
      }
      word |= 1 << UInt64(bit & 63)
    }
    bytes.storeBytes(of: word.littleEndian, toByteOffset: place, as: UInt64.self)
    return (highStart + n + (bound - 1) >> lowWidth + 7) / 8
  }
}
