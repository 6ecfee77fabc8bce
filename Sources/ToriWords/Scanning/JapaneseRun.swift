import ToriText

/// A stretch of a line as a dictionary is given it: as it stands, but for what the scanner knows already, which stands
/// in for itself by one character, and for what is written in more characters than it needs.
struct JapaneseRun {
  private(set) var bytes: [UInt8] = []
  /// Where the two differ, in order; between them they are the same bytes.
  private(set) var pieces: [Piece] = []
  private(set) var hasJapanese = false
  /// Where it begins in the text.
  private(set) var start = 0
  /// How many characters of one kind stand at its end, and where the last of all begins here and in the text.
  private var sameCount = 0
  private var lastClass = ScalarClass.space
  private var last: (byte: Int, source: Int)?

  struct Piece {
    var bytes: Range<Int>
    var source: Range<Int>
    let content: Content
  }

  enum Content {
    /// A word or sign that the scanner knows.
    case known(WordKind)
    case blank
    /// Letters of full width, which the dictionary may know as a word or as the beginning of one.
    case letters
    /// One character of several.
    case joined

    var isOwn: Bool {
      switch self {
      case .known, .blank: true
      case .letters, .joined: false
      }
    }
  }

  var isEmpty: Bool { bytes.isEmpty }

  mutating func begin(at source: Int) {
    bytes.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    hasJapanese = false
    start = source
    sameCount = 0
    last = nil
  }

  /// Whether it must be cut here, after a mark that ends a sentence, before a blank or sign, or wherever it is: the
  /// time that libmecab takes grows with the square of runs of one kind, its memory with the length.
  func isFull(_ place: Place) -> Bool {
    switch place {
    case .sentenceEnd: bytes.count > 4096
    case .sign: bytes.count > 8192
    case .anywhere: bytes.count > 12288 || sameCount >= 256
    }
  }

  enum Place { case sentenceEnd, sign, anywhere }

  /// Takes a character of Japanese as it stands.
  mutating func add(_ text: Span<UInt8>, _ at: Int, _ length: Int, _ kind: ScalarClass) {
    note(kind, at)
    for offset in 0..<length { bytes.append(text[at + offset]) }
    hasJapanese = true
  }

  /// Takes a character that stands for those in `source`.
  mutating func add(_ scalar: UInt32, for source: Range<Int>, _ kind: ScalarClass) {
    note(kind, source.lowerBound)
    let begin = bytes.count
    append(scalar)
    if source.count != bytes.count - begin {
      pieces.append(Piece(bytes: begin..<bytes.count, source: source, content: .joined))
    }
    hasJapanese = true
  }

  private mutating func append(_ scalar: UInt32) {
    Unicode.Scalar(scalar).map { bytes.append(contentsOf: UTF8.encode($0).map { Array($0) } ?? []) }
  }

  private mutating func note(_ kind: ScalarClass, _ source: Int) {
    sameCount = kind == lastClass ? sameCount + 1 : 1
    lastClass = kind
    last = (bytes.count, source)
  }

  /// Takes a word that the scanner knows.
  mutating func add(_ kind: WordKind, standIn: some Sequence<UInt8>, for source: Range<Int>) {
    let begin = bytes.count
    bytes.append(contentsOf: standIn)
    pieces.append(Piece(bytes: begin..<bytes.count, source: source, content: .known(kind)))
    last = nil
    sameCount = 0
  }

  /// Takes letters of full width.
  mutating func addLetters(_ text: Span<UInt8>, _ source: Range<Int>) {
    let begin = bytes.count
    bytes.append(copying: text, source)
    pieces.append(Piece(bytes: begin..<bytes.count, source: source, content: .letters))
    hasJapanese = true
    last = nil
    sameCount = 0
  }

  /// Takes blanks, all that follow each other as one: a wide one is a sign to dictionaries.
  mutating func addBlank(_ source: Range<Int>, isWide: Bool) {
    last = nil
    sameCount = 0
    if let before = pieces.last, case .blank = before.content,
      before.bytes.upperBound == bytes.count
    {
      pieces[pieces.count - 1].source = before.source.lowerBound..<source.upperBound
      return
    }
    let begin = bytes.count
    if isWide { append(0x3000) } else { bytes.append(UInt8(ascii: " ")) }
    pieces.append(Piece(bytes: begin..<bytes.count, source: source, content: .blank))
  }

  /// Adds to the last character what cannot be seen, or a mark, and gives `replaced` for both where there is one
  /// character for them; false where no character of Japanese stands before.
  mutating func join(_ source: Range<Int>, replaced: (UInt32) -> UInt32?) -> Bool {
    guard let last else { return false }
    let own = last.byte..<bytes.count
    let before = bytes.span.scalar(own.lowerBound)
    if let one = replaced(before) {
      bytes.removeLast(own.count)
      append(one)
    }
    let whole = last.source..<source.upperBound
    if let piece = pieces.last, piece.bytes.lowerBound == own.lowerBound {
      pieces.removeLast()
    }
    pieces.append(Piece(bytes: own.lowerBound..<bytes.count, source: whole, content: .joined))
    return true
  }
}

/// The bytes of a text that bytes of a run come from; asked in ascending order.
struct SourcePlaces {
  private let start: Int
  private var piece = 0

  init(_ run: JapaneseRun) { start = run.start }

  /// Of an end that a piece holds, the piece's; what lies between pieces is as far from the one before as there.
  mutating func source(_ byte: Int, in run: JapaneseRun) -> Int {
    while piece < run.pieces.count, run.pieces[piece].bytes.upperBound <= byte { piece += 1 }
    if piece < run.pieces.count, run.pieces[piece].bytes.lowerBound < byte {
      let own = run.pieces[piece]
      return own.source.lowerBound + byte - own.bytes.lowerBound
    }
    guard piece > 0 else { return start + byte }
    let before = run.pieces[piece - 1]
    return before.source.upperBound + byte - before.bytes.upperBound
  }
}
