/// A place in a shape that varies from post to post, named by the field that it fills.
package enum Slot: String, CaseIterable, Sendable {
  /// The post's number: digits, padded or full-width.
  case number
  case author
  /// What a board calls ID, with or without that label.
  case authorID = "author_id"
  /// `@name`, also with a host behind it.
  case handle
  /// A full date, with a clock or without; it may stand in brackets.
  case time
  /// A month and day without a year.
  case day
  /// How long ago: `3時間前`, `2d`, `3 years ago`.
  case age
  /// A time of day; with a line of a date above it, the post's time.
  case clock
  /// A time, a day, an age or a clock.
  case when
  case title
  case source
  /// An address.
  case link
  /// An address of the Internet in four numbers, which fills no field.
  case address
  /// Text of the post on the line of its head or foot.
  case text
  case likes, dislikes, views, replies, reposts
  /// A count that fills no field.
  case count
  /// Buttons, brackets and counts at a line's end.
  case tail
  /// The rest of a line: text of the post, if there is any.
  case rest
  /// What is passed over.
  case anything = "*"
  /// Nothing on the page: the post is by whoever wrote the first.
  case opener

  /// How strongly the slot speaks for a head: an identifier is seldom there by chance.
  var weight: Double {
    switch self {
    case .authorID: 2.5
    case .time, .handle: 2
    case .age, .when: 1.5
    case .number, .day, .clock: 1
    case .author, .address: 0.5
    case .title, .count, .likes, .dislikes, .views, .replies, .reposts: 0.3
    case .source, .link, .text, .tail, .rest, .anything, .opener: 0
    }
  }

  /// The kinds of tokens of which one must stand where the slot is; empty if any text may.
  var tokens: TokenKinds {
    switch self {
    case .authorID: []
    case .handle: .handle
    case .time: .time
    case .day: .day
    case .age: .age
    case .clock: .clock
    case .when: [.time, .day, .age, .clock]
    case .link: .url
    case .address: .version
    default: []
    }
  }

  /// The bytes, in small letters, before which the slot may be filled, and whether it may be filled with nothing.
  var beginnings: (ByteSet, mayBeEmpty: Bool) {
    var set = ByteSet()
    switch self {
    case .number, .likes, .dislikes, .views, .replies, .reposts, .count, .address:
      set.insert(0x30...0x39)
    case .handle: set.insert(0x40)
    case .link: set.insert(0x68)
    case .authorID:
      for byte in UInt8.min...(.max) where TokenScanner.isIdentifier(byte) { set.insert(byte) }
    case .time, .day, .age, .clock, .when:
      set.insert(0x30...0x39)
      set.insert(0x61...0x7A)
      set.insert(0xE3...0xEC)
      // A stamp may stand in brackets.
      for byte: UInt8 in [0x28, 0x3C, 0x5B] { set.insert(byte) }
    case .opener: return (set, true)
    case .tail, .rest, .anything: return (.all, true)
    case .author, .title, .source, .text: return (.all, false)
    }
    return (set, false)
  }

  /// The kinds of tokens of which a line must hold one for the slot to be filled; empty if it need not.
  var needs: TokenKinds { self == .number || isCount ? .number : tokens }

  /// The part of a block that the slot fills, for a drawing of it.
  var part: BlockPart? {
    switch self {
    case .number: .number
    case .author: .author
    case .authorID, .handle: .authorID
    case .time, .clock: .time
    case .title: .title
    case .source: .source
    case .reposts: .reposts
    case .likes: .likes
    case .dislikes: .dislikes
    case .views: .views
    default: nil
    }
  }

  var isCount: Bool {
    switch self {
    case .likes, .dislikes, .views, .replies, .reposts, .count: true
    default: false
    }
  }
}
