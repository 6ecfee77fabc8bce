import ToriText
import ToriTime

/// How files are to be read, where the files themselves do not say.
package struct ReadOptions: Sendable {
  /// The zone of stamps that name none.
  package var zone: Zone
  /// Which comes first, day, month or year, where neither a stamp nor the others of its file show it.
  package var dateOrder: DateOrder?
  /// The encoding of every text, instead of the one that it seems to be in.
  package var encoding: Encoding?
  /// The reader for every file, instead of the one that fits best.
  package var reader: ReaderName?
  /// Which column or key of a data file is which field.
  package var columns: ColumnMapping
  /// Whether every data file must have those; else what has none of them is read by its own names, which is said.
  package var needsColumns = true
  /// How the posts of pages stand on them.
  package var shapes = ChosenShapes()
  /// The user's own profiles of platforms, which come before tori's.
  package var profiles: [Profile] = []
  /// The name of the profile for every data file, instead of the one that fits best.
  package var profile: String?
  /// Whether a page is a text for certain, and has no posts on it: a chapter of a book.
  package var isText = false
  /// About how many bytes of a page are held as lines and posts at once.
  package var sectionSize = 2 << 20
  /// How many threads read a large file of data, one of which is whoever asks; as suits the machine where nothing
  /// is said.
  package var threadCount: Int?
  /// Asked again and again while a file is read: once it says yes, reading ends with
  /// `CorpusError.interrupted`.
  package var isInterrupted: @Sendable () -> Bool = { false }

  package init(
    zone: Zone = .tokyo, dateOrder: DateOrder? = nil, encoding: Encoding? = nil,
    reader: ReaderName? = nil,
    columns: ColumnMapping = ColumnMapping()
  ) {
    self.zone = zone
    self.dateOrder = dateOrder
    self.encoding = encoding
    self.reader = reader
    self.columns = columns
  }
}

/// Why a file cannot be read at all.
package enum CorpusError: Error, Hashable, Sendable {
  /// The file is no text: what it is instead, such as `a PNG image`.
  case notText(ReadFact)
  /// The file is of another kind, and how tori can be given what is in it.
  case otherKind(ReadFact, help: ReadFact)
  /// No column of the file holds the text of posts; the columns that are there.
  case noTextColumn([String])
  /// No record of the file has a column that the user says holds a field; the columns that are there.
  case noColumn(String, DataField, [String])
  /// The file is not of the form that its kind has.
  case malformed(ReadFact)
  /// Reading was asked to end before it had.
  case interrupted

  /// As it is told, and kept with an index.
  package var fact: ReadFact {
    switch self {
    case .notText(let what):
      .refusal(.notText, what)
    case .otherKind(let what, let help):
      .refusal(.otherKind, what, help)
    case .noTextColumn([]):
      .refusal(.noColumns)
    case .noTextColumn(let columns):
      if let value = Self.value(among: columns) {
        .refusal(.namelessColumns, value)
      } else {
        .refusal(.noTextColumn, Self.listed(columns))
      }
    case .noColumn(let name, let field, let columns):
      .refusal(.noColumn, field.name, name, Self.meant(name, columns))
    case .malformed(let what): what
    case .interrupted: .refusal(.interrupted)
    }
  }

  /// What is no name of a column: a time, an address, a sentence.
  private static func value(among columns: [String]) -> String? {
    columns.first { name in
      name.hasPrefix("http") || name.dropLast().contains("。")
        || TimeSpan.parse(name, in: .utc).map { $0.precision >= .day } ?? false
    }
  }

  /// The column that a name is nearest to, or all of them.
  private static func meant(_ name: String, _ columns: [String]) -> ReadFact {
    if let near = nearest(to: name, in: columns) {
      return .refusal(.didYouMean, near)
    }
    return .refusal(.thereAre, listed(columns))
  }

  /// The first names, none of them longer than a line can hold.
  private static func listed(_ columns: [String]) -> [String] {
    let names = columns.prefix(20).map { $0.count <= 40 ? $0 : $0.prefix(40) + "…" }
    return names + (columns.count > 20 ? ["…"] : [])
  }
}
