/// Some records of a file that follow one another, cut but not read.
struct RecordBatch: Sendable {
  struct Item: Sendable {
    let piece: RecordCutter.Piece
    /// The bytes that it was cut from, which many share.
    let window: [UInt8]
    /// What the page around it says.
    let page: PageContext
  }

  private(set) var items: [Item] = []
  /// How many records stand before it in the file.
  private(set) var position: Int
  /// Of all of them.
  private(set) var byteCount = 0

  /// Of about so many bytes, or so many records.
  private static let usualSize = 1 << 17
  private static let usualCount = 512

  init(position: Int) { self.position = position }

  var isFull: Bool { byteCount >= Self.usualSize || items.count >= Self.usualCount }

  mutating func append(_ item: Item) {
    items.append(item)
    byteCount += item.piece.content.count
  }
}

/// What a batch of records is read as.
///
/// Its blocks and notices depend on the records and on where they stand alone; the numbers of its own columns, on what
/// its reader read before.
struct ReadBatch: Sendable {
  /// Of the records.
  let byteCount: Int
  var blocks: [Block] = []
  var notices = Notices()
  /// How many values were passed over since there are too many columns.
  var leftOut = 0
  /// Which thread's numbers its own columns have, and the columns that are new there, from `firstPath` on.
  let reader: Int
  var firstPath = 0
  var paths: [[String]] = []
}
